import { act, renderHook } from '@testing-library/react';
import type { StoredMapping } from '../../../api/queries/useMappingDocument';
import { useDraft } from './useDraft';

const saved = (text: string, version?: number): StoredMapping => ({ text, source: 'record', version });
const open = (stored: StoredMapping) =>
  renderHook(({ stored: current }) => useDraft(current, 'default'), { initialProps: { stored } });

/** What another tab of this browser did to what they share, which is told to all but itself. */
function inAnotherTab(act: () => void): void {
  const mine = Object.entries({ ...sessionStorage });
  sessionStorage.clear();
  act();
  sessionStorage.clear();
  mine.forEach(([key, value]) => sessionStorage.setItem(key, value));
  const key = 'idops-scim-app.mapping.draft.default';
  window.dispatchEvent(new StorageEvent('storage', { key, newValue: localStorage.getItem(key) }));
}

describe('useDraft', () => {
  beforeEach(() => {
    localStorage.clear();
    sessionStorage.clear();
  });

  it('shows what is saved until something is typed', () => {
    const { result } = open(saved('a', 1));
    expect(result.current).toMatchObject({ text: 'a', isDirty: false, baseVersion: 1 });
  });

  it('keeps what was typed for the next visit, under a key of this plugin and stack', () => {
    const first = open(saved('a', 1));
    act(() => first.result.current.edit('ab'));
    first.unmount();
    expect(Object.keys(localStorage)).toEqual(['idops-scim-app.mapping.draft.default']);
    expect(open(saved('a', 1)).result.current).toMatchObject({ text: 'ab', isDirty: true, baseVersion: 1 });
  });

  it('forgets a draft that is the saved text again', () => {
    const { result } = open(saved('a', 1));
    act(() => result.current.edit('ab'));
    act(() => result.current.edit('a'));
    expect(result.current.isDirty).toBe(false);
    expect(localStorage).toHaveLength(0);
  });

  it('says what it was made from when somebody saved another text, and keeps the draft', () => {
    const { result, rerender } = open(saved('a', 1));
    act(() => result.current.edit('mine'));
    rerender({ stored: saved('theirs', 2) });
    expect(result.current).toMatchObject({ text: 'mine', outdatedBase: 'a', baseVersion: 1 });
  });

  it('takes the newer text as its base when told so', () => {
    const { result, rerender } = open(saved('a', 1));
    act(() => result.current.edit('mine'));
    rerender({ stored: saved('theirs', 2) });
    act(() => result.current.rebase(saved('theirs', 2)));
    expect(result.current).toMatchObject({ text: 'mine', outdatedBase: undefined, baseVersion: 2 });
  });

  it('keeps what was typed while a save was under way', () => {
    const { result, rerender } = open(saved('a', 1));
    act(() => result.current.edit('ab'));
    const { rebase } = result.current;
    act(() => result.current.edit('abc'));
    act(() => rebase(saved('ab', 2)));
    rerender({ stored: saved('ab', 2) });
    expect(result.current).toMatchObject({ text: 'abc', isDirty: true, outdatedBase: undefined, baseVersion: 2 });
  });

  it('is settled when somebody else saved the very same text', () => {
    const { result, rerender } = open(saved('a', 1));
    act(() => result.current.edit('same'));
    rerender({ stored: saved('same', 2) });
    expect(result.current).toMatchObject({ isDirty: false, outdatedBase: undefined, baseVersion: 2 });
  });

  it.each(['{', '{"text":1}', 'null'])('ignores nonsense in the browser: %s', (nonsense) => {
    localStorage.setItem('idops-scim-app.mapping.draft.default', nonsense);
    expect(open(saved('a', 1)).result.current).toMatchObject({ text: 'a', isDirty: false });
  });

  it('opens again with what was typed in this tab, though another one typed later', () => {
    const mine = open(saved('a', 1));
    act(() => mine.result.current.edit('mine'));
    mine.unmount();
    inAnotherTab(() => {
      const other = open(saved('a', 1));
      expect(other.result.current.text).toBe('mine');
      act(() => other.result.current.edit('theirs'));
      other.unmount();
    });
    expect(open(saved('a', 1)).result.current.text).toBe('mine');
  });

  it('spares the draft of another tab when it is discarded, and brings its own back when that one is', () => {
    const mine = open(saved('a', 1));
    act(() => mine.result.current.edit('mine'));
    inAnotherTab(() => {
      const other = open(saved('a', 1));
      act(() => other.result.current.edit('theirs'));
      other.unmount();
    });
    act(() => mine.result.current.discard());
    expect(localStorage.getItem('idops-scim-app.mapping.draft.default')).toContain('theirs');

    act(() => mine.result.current.edit('mine again'));
    inAnotherTab(() => localStorage.clear());
    sessionStorage.clear();
    expect(open(saved('a', 1)).result.current.text).toBe('mine again');
  });

  it('says when the browser cannot keep the draft', () => {
    const { result } = open(saved('a', 1));
    const full = jest.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    act(() => result.current.edit('ab'));
    full.mockRestore();
    expect(result.current).toMatchObject({ text: 'ab', isDirty: true, isKept: false });
  });
});
