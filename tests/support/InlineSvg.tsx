interface InlineSvgProps {
  src: string;
  title?: string;
}

/** Stands in for react-inlinesvg, which would fetch each picture. */
export default function InlineSvg({ src, title }: InlineSvgProps) {
  const isFile = src.endsWith('.svg') && !src.startsWith('data:');
  const name = isFile ? src.slice(src.lastIndexOf('/') + 1, -'.svg'.length) : undefined;
  return (
    <svg xmlns="http://www.w3.org/2000/svg" data-testid={name} viewBox="0 0 24 24">
      {title && <title>{title}</title>}
    </svg>
  );
}
