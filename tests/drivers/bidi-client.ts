import WebSocket from 'ws';

interface Pending {
  resolve(result: unknown): void;
  reject(error: Error): void;
}

interface Message {
  id?: number | null;
  type?: string;
  method?: string;
  params?: unknown;
  result?: unknown;
  error?: string;
  message?: string;
}

/**
 * Far longer than any command takes: without it, an answer that never comes would hold up `npm start` for ever. Shorter than
 * a long test, which then says what was not answered.
 */
const ANSWER_LIMIT_MS = 200_000;

/** WebDriver BiDi over one WebSocket: commands with their answers, and events. Knows nothing of browsers. */
export class BidiClient {
  readonly #socket: WebSocket;
  readonly #pending = new Map<number, Pending>();
  readonly #listeners = new Map<string, ((params: unknown) => void)[]>();
  #lastId = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('message', (data: Buffer) => this.#receive(JSON.parse(data.toString()) as Message));
    socket.on('close', () => this.#rejectAll(new Error('the browser has closed the connection')));
    socket.on('error', (error) => this.#rejectAll(error));
  }

  /** `url` is what the browser prints at its start, without the path. */
  static async connect(url: string): Promise<BidiClient> {
    const socket = new WebSocket(`${url}/session`);
    await new Promise<void>((resolve, reject) => {
      socket.once('open', resolve);
      socket.once('error', reject);
    });
    return new BidiClient(socket);
  }

  /** Rejects with the protocol's error and message, and when the browser ends or keeps silent instead of answering. */
  send<R>(method: string, params: object = {}): Promise<R> {
    const id = ++this.#lastId;
    const answer = new Promise<R>((resolve, reject) => {
      if (this.#socket.readyState !== WebSocket.OPEN) return reject(new Error(`${method}: the browser is gone`));
      this.#pending.set(id, { resolve: (result) => resolve(result as R), reject });
      this.#socket.send(JSON.stringify({ id, method, params }));
    });
    const limit = setTimeout(() => this.#giveUp(id, method), ANSWER_LIMIT_MS);
    return answer.finally(() => clearTimeout(limit));
  }

  #giveUp(id: number, method: string): void {
    this.#pending.get(id)?.reject(new Error(`${method}: no answer from the browser in ${ANSWER_LIMIT_MS / 1000} s`));
    this.#pending.delete(id);
  }

  /** The caller subscribes to the event itself (`session.subscribe`). */
  on<P>(event: string, listener: (params: P) => void): void {
    const present = this.#listeners.get(event) ?? [];
    this.#listeners.set(event, [...present, (params) => listener(params as P)]);
  }

  disconnect(): void {
    this.#socket.terminate();
  }

  #receive(message: Message): void {
    if (message.type === 'event') {
      for (const listener of this.#listeners.get(message.method ?? '') ?? []) listener(message.params);
      return;
    }
    const pending = this.#pending.get(message.id ?? -1);
    if (!pending) return;
    this.#pending.delete(message.id ?? -1);
    if (message.type === 'error') pending.reject(new Error(`${message.error}: ${message.message}`));
    else pending.resolve(message.result);
  }

  #rejectAll(error: Error): void {
    for (const pending of this.#pending.values()) pending.reject(error);
    this.#pending.clear();
  }
}
