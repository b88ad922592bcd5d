export { runInSlices } from '../transport/runInSlices';
