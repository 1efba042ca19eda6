// A screen without a monitor, and somebody at it: just enough of the X protocol to press keys and to lock the screen.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { until } from './until.ts';

/** Request codes of the core protocol (X11R7.7, appendix B). */
const QUERY_EXTENSION = 98;
const FORCE_SCREEN_SAVER = 115;
/** XTEST, section 3: FakeInput; and the core codes of a key event. */
const FAKE_INPUT = 2;
const KEY_PRESS = 2;
const KEY_RELEASE = 3;

/** Key codes of the keyboard that Xvfb pretends to have (evdev codes and 8). */
export const KEYS = { control: 37, shift: 50, digit9: 18, a: 38 };

export interface XServer {
  /** For the environment of a browser. */
  display: string;
  /** Presses keys together, as a chord, and lets them go. */
  press(...codes: number[]): Promise<void>;
  /** Tells everybody that the screen saver is on, which browsers take for a lock. */
  lock(): Promise<void>;
  close(): void;
}

const padded = (length: number) => Math.ceil(length / 4) * 4;

class XClient {
  #waiting: ((reply: Buffer) => void)[] = [];
  #read = Buffer.alloc(0);
  #isGreeted = false;

  private readonly socket: Socket;

  private constructor(socket: Socket) {
    this.socket = socket;
    socket.on('data', (data) => this.#take(data));
  }

  static async open(path: string): Promise<XClient> {
    const socket = connect(path);
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', () => resolve());
      socket.once('error', reject);
    });
    const client = new XClient(socket);
    const greeting = Buffer.alloc(12);
    greeting.write('l', 0);
    greeting.writeUInt16LE(11, 2);
    await client.#ask(greeting);
    return client;
  }

  #ask(request: Buffer): Promise<Buffer> {
    this.socket.write(request);
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** The greeting is as long as it says; every later answer that matters here has 32 bytes. */
  #take(data: Buffer): void {
    this.#read = Buffer.concat([this.#read, data]);
    for (;;) {
      if (this.#read.length < 8) return;
      const size = this.#isGreeted ? 32 : 8 + this.#read.readUInt16LE(6) * 4;
      if (this.#read.length < size) return;
      const answer = this.#read.subarray(0, size);
      this.#read = this.#read.subarray(size);
      const isReply = !this.#isGreeted || answer[0] === 1;
      this.#isGreeted = true;
      if (isReply) this.#waiting.shift()?.(answer);
    }
  }

  async extension(name: string): Promise<number> {
    const request = Buffer.alloc(8 + padded(name.length));
    request[0] = QUERY_EXTENSION;
    request.writeUInt16LE(request.length / 4, 2);
    request.writeUInt16LE(name.length, 4);
    request.write(name, 8, 'latin1');
    const answer = await this.#ask(request);
    if (answer[8] !== 1) throw new Error(`the X server has no ${name}`);
    return answer[9] ?? 0;
  }

  fakeKey(extension: number, event: number, code: number): void {
    const request = Buffer.alloc(36);
    request[0] = extension;
    request[1] = FAKE_INPUT;
    request.writeUInt16LE(9, 2);
    request[4] = event;
    request[5] = code;
    this.socket.write(request);
  }

  forceScreenSaver(): void {
    const request = Buffer.alloc(4);
    request[0] = FORCE_SCREEN_SAVER;
    request[1] = 1;
    request.writeUInt16LE(1, 2);
    this.socket.write(request);
  }

  /** Resolves when everything that was sent has been done. */
  async done(): Promise<void> {
    await this.extension('XTEST');
  }

  close(): void {
    this.socket.destroy();
  }
}

/** Starts Xvfb on a number that it finds free itself. */
export async function startXServer(): Promise<XServer> {
  const xvfb: ChildProcess = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x800x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const number = await new Promise<string>((resolve, reject) => {
    xvfb.stdio[3]?.once('data', (data: Buffer) => resolve(data.toString().trim()));
    xvfb.once('error', reject);
    xvfb.once('exit', (code) => reject(new Error(`Xvfb ended with ${code}`)));
  });
  const path = `/tmp/.X11-unix/X${number}`;
  await until('the X server', () => existsSync(path));
  const client = await XClient.open(path);
  const xtest = await client.extension('XTEST');
  return {
    display: `:${number}`,
    async press(...codes) {
      for (const code of codes) client.fakeKey(xtest, KEY_PRESS, code);
      for (const code of [...codes].reverse()) client.fakeKey(xtest, KEY_RELEASE, code);
      await client.done();
    },
    async lock() {
      client.forceScreenSaver();
      await client.done();
    },
    close() {
      client.close();
      xvfb.kill();
    },
  };
}
