import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { tempFolder } from '../support/folder.js';
import { finish } from '../support/process.js';

vi.setConfig({ testTimeout: 60_000 });

const SMALL = 'fixtures/text-values/source.txt';
const OTHER = 'fixtures/text-spaced-labels/source.txt';
const NOBODY = 'this is a named pipe, and nobody writes to it.';

describe.skipIf(process.platform !== 'linux')('what is no regular file', () => {
  async function pipe() {
    const path = join(await tempFolder(), 'pipe.txt');
    execFileSync('mkfifo', [path]);
    return path;
  }

  it('is read to its end when it is a named pipe that somebody writes to', async () => {
    const path = await pipe();
    const size = (await readFile(SMALL)).length;
    for (const inputs of [[path], [path, OTHER]]) {
      spawn('sh', ['-c', 'cat "$0" > "$1"', SMALL, path]);
      const { code, out } = await finish([...inputs, '-f', 'json']);
      expect([code, [JSON.parse(out)].flat()[0].source.bytes]).toEqual([0, size]);
    }
  });

  it('is said to be a named pipe that nobody writes to, alone and among others', async () => {
    const path = await pipe();
    const alone = await finish([path]);
    expect([alone.code, alone.err]).toEqual([2, `declparse: ${path}: ${NOBODY}\n`]);
    const { code, out, err } = await finish([path, OTHER]);
    expect([code, JSON.parse(out).length, err]).toEqual([2, 1, expect.stringContaining(NOBODY)]);
  });

  it('is read when the shell opened it for this process, alone and among others', async () => {
    const node = `'${process.execPath}' bin/declparse.js`;
    const whole = await readFile(SMALL);
    for (const words of ['<(cat $FILE)', '<(cat $FILE) $OTHER', '/dev/stdin $OTHER', '/dev/stdin']) {
      const env = { ...process.env, FILE: SMALL, OTHER };
      const { status, stdout } = spawnSync('bash', ['-c', `${node} ${words}`], { env, input: whole });
      const documents = [JSON.parse(stdout.toString())].flat();
      expect([words, status, documents[0].source.bytes]).toEqual([words, 0, whole.length]);
    }
  });

  it('is said to be no file when it is a socket', async () => {
    const path = join(await tempFolder(), 'socket.txt');
    const server = createServer().listen(path);
    for (const inputs of [[path], [path, OTHER]]) {
      const { code, err } = await finish([...inputs, '-q']);
      expect([code, err]).toEqual([2, expect.stringContaining(`${path}: this is no file that can be read.`)]);
    }
    server.close();
  });
});
