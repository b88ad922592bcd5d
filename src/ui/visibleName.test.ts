import { clipName, revealHidden } from './visibleName';

it.each([
  ['plain', 'SRE team', 'SRE team'],
  ['emoji with joiners', '👩‍👩‍👧 family', '👩‍👩‍👧 family'],
  ['Arabic and Hebrew', 'فريق שלום', 'فريق שלום'],
  ['right-to-left override', 'sre\u202Etxt', 'sre⟨U+202E⟩txt'],
  ['isolates and marks', '\u2066a\u2069\u200F', '⟨U+2066⟩a⟨U+2069⟩⟨U+200F⟩'],
  ['zero-width space and byte order mark', 's\u200Bre\uFEFF', 's⟨U+200B⟩re⟨U+FEFF⟩'],
  ['line breaks and control characters', 'a\nb\u0000', 'a⟨U+000A⟩b⟨U+0000⟩'],
])('shows what is hidden in a name: %s', (_, name, shown) => {
  expect(revealHidden(name)).toBe(shown);
});

it.each([
  ['short', 'abc', 3, 'abc', false],
  ['too long', 'abcd', 3, 'abc', true],
  ['surrogate pairs are not cut in two', '😀😀😀😀', 3, '😀😀😀', true],
  ['pairs that just fit', '😀😀😀', 3, '😀😀😀', false],
  ['hidden characters at the cut', 'ab\u202Ecd', 3, 'ab⟨U+202E⟩', true],
])('clips a name: %s', (_, name, length, text, isClipped) => {
  expect(clipName(name, length)).toEqual({ text, isClipped });
});

it('clips a name of 100,000 characters to its beginning', () => {
  expect(clipName('x'.repeat(100_000), 64)).toEqual({ text: 'x'.repeat(64), isClipped: true });
});
