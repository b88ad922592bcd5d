import { json } from '../reply';

export const folderNotFound = (): Response => json(404, { message: 'folder not found', status: 'not-found' });
