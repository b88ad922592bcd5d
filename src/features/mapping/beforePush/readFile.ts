/** The export of a directory with 100,000 groups has about this size. */
export const MAX_FILE_BYTES = 10_000_000;

/** The text of a file in UTF-8, or as its byte order mark says; undefined when it could not be read. */
export function readFile(file: File): Promise<string | undefined> {
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => resolve(undefined);
    reader.readAsText(file);
  });
}
