// Any Node that knows modules can read this file, so that one too old gets a sentence and no stack.
const wanted = [20, 19];
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < wanted[0] || (major === wanted[0] && minor < wanted[1])) {
  console.error('Node ' + wanted.join('.') + ' or newer is needed; this is ' + process.versions.node + '.');
  process.exit(1);
}
const tasks = ['start', 'sandbox', 'provider', 'test', 'e2e', 'bench', 'pictures'];
const [task] = process.argv.splice(2, 1);
if (!tasks.includes(task)) {
  console.error('usage: node scripts/run.mjs ' + tasks.join('|'));
  process.exit(1);
}
import('./' + task + '.mjs').catch((error) => {
  console.error(error && error.isForPeople ? error.message : error);
  process.exit(1);
});
