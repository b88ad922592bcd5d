/** Where a list stands beside a place in a text field, as styles: below its line, or above it in the lower half. */
export interface CaretPlace {
  left: string;
  top?: number;
  bottom?: number;
}

/** Of a field in a font whose letters are equally wide, without wrapped lines. */
export function caretPlace(field: HTMLTextAreaElement, offset: number): CaretPlace {
  const { value, scrollTop, clientHeight } = field;
  const before = value.slice(0, offset).split('\n');
  const column = before.at(-1)?.length ?? 0;
  const style = getComputedStyle(field);
  const lineHeight = Number.parseFloat(style.lineHeight) || 0;
  const top = (Number.parseFloat(style.paddingTop) || 0) + (before.length - 1) * lineHeight - scrollTop;
  const left = `min(${column + 1}ch, 40%)`;
  return top > clientHeight / 2
    ? { left, bottom: Math.max(0, clientHeight - top) }
    : { left, top: Math.max(0, top + lineHeight) };
}
