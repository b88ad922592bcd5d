/** Focuses a text field with the caret at a line and column (both 1-based) and brings them into view. */
export function moveCaret(field: HTMLTextAreaElement, line: number, column: number): void {
  const lines = field.value.split('\n');
  const row = Math.min(Math.max(line, 1), lines.length) - 1;
  const start = lines.slice(0, row).reduce((offset, { length }) => offset + length + 1, 0);
  const caret = start + Math.min(Math.max(column, 1) - 1, lines[row]?.length ?? 0);
  field.focus({ preventScroll: true });
  field.setSelectionRange(caret, caret);
  field.scrollIntoView?.({ block: 'nearest' });
  field.scrollTop = (field.scrollHeight / lines.length) * Math.max(0, row - LINES_ABOVE);
}

const LINES_ABOVE = 4;
