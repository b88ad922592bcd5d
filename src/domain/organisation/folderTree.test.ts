import { aFolder } from '../testing/builders';
import { folderTree } from './folderTree';

describe('folderTree', () => {
  const tree = folderTree([
    aFolder('leaf', { parentUid: 'mid' }),
    aFolder('mid', { parentUid: 'top' }),
    aFolder('top'),
    aFolder('stray', { parentUid: 'nowhere' }),
    aFolder('ring1', { parentUid: 'ring2' }),
    aFolder('ring2', { parentUid: 'ring1' }),
  ]);

  it.each([
    ['leaf', ['mid', 'top'], 'TOP/MID/LEAF', 0],
    ['top', [], 'TOP', 2],
    ['stray', [], 'STRAY', 0],
    ['ring1', ['ring2'], 'RING2/RING1', 1],
    ['unknown', [], '', 0],
  ])('%s', (uid, above, path, below) => {
    expect(tree.above(uid)).toEqual(above);
    expect(tree.path(uid).join('/')).toBe(path);
    expect(tree.countBelow(uid)).toBe(below);
    expect(tree.has(uid)).toBe(uid !== 'unknown');
  });
});
