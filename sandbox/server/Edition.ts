export type Edition = 'oss' | 'enterprise';
