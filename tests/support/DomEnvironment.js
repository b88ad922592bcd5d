const { TestEnvironment } = require('jest-environment-jsdom');

const fromNode = [
  'fetch',
  'Request',
  'Response',
  'Headers',
  'FormData',
  'Blob',
  'AbortController',
  'AbortSignal',
  'ReadableStream',
  'TextEncoder',
  'TextDecoder',
  'Uint8Array',
  'ArrayBuffer',
  'structuredClone',
];

/** Node's own keeps the process alive, and React's scheduler never closes one. */
class MessageChannel {
  port1 = { onmessage: null, close: () => undefined };
  port2 = { postMessage: (data) => void setImmediate(() => this.port1.onmessage?.({ data })) };
}

/** Nothing scrolls or changes its size in jsdom; Grafana's drawers and lists ask all the same. */
class IdleObserver {
  observe() {}
  unobserve() {}
  disconnect() {}
}

/**
 * jsdom has no fetch, streams or structuredClone. Node's own stand in, so that a page under test
 * and the sandbox's `handle` exchange real requests and answers.
 */
module.exports = class DomEnvironment extends TestEnvironment {
  async setup() {
    await super.setup();
    for (const name of fromNode) {
      this.global[name] = globalThis[name];
    }
    // jsdom matches every rule of every style sheet for each element that a query by role looks at: half the time.
    this.global.getComputedStyle = (element) => element.style;
    this.global.MessageChannel = MessageChannel;
    this.global.IntersectionObserver = IdleObserver;
    this.global.ResizeObserver = IdleObserver;
  }
};
