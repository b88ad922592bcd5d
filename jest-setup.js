// Jest setup provided by Grafana scaffolding
import './.config/jest-setup';
import { configure } from '@testing-library/dom';

// Pages open on a whole sandbox in this process, and machines are busy.
configure({ asyncUtilTimeout: 20_000 });
jest.setTimeout(120_000);

// jsdom draws nothing; Grafana's Combobox measures its options.
HTMLCanvasElement.prototype.getContext = () => ({ measureText: (text) => ({ width: text.length * 8 }) });

// What a tab keeps would reach the next test: a file's tests share one window.
beforeEach(() => sessionStorage.clear());
