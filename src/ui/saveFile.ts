/** Hands a file to the browser's download. */
export function saveFile(name: string, type: string, chunks: readonly string[]): void {
  const url = URL.createObjectURL(new Blob([...chunks], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  URL.revokeObjectURL(url);
}
