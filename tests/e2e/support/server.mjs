//! Starts the project's own server on a free port, and stops it.

import { spawn } from 'node:child_process';

import { BALISE, DIST, PROJECT } from './files.mjs';

const START_MS = 20_000;

/** Serves `dist` under a path. Gives the application's address, with its last slash, and `stop`. */
export async function serve({ dist = DIST, under = '/' } = {}) {
  const program = spawn(BALISE, ['serve', '--no-build', '--port', '0', '--dist', dist, '--under', under], {
    cwd: PROJECT,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stop = () => program.kill('SIGKILL');
  try {
    return { address: await addressOf(program), stop };
  } catch (error) {
    stop();
    throw error;
  }
}

function addressOf(program) {
  return new Promise((found, failed) => {
    let said = '';
    const late = setTimeout(() => failed(new Error(`the server said no address: ${said}`)), START_MS);
    const listen = (bytes) => {
      said += bytes;
      const address = /http:\/\/\S+/.exec(said)?.[0];
      if (!address) return;
      clearTimeout(late);
      found(address);
    };
    program.stdout.on('data', listen);
    program.stderr.on('data', listen);
    program.once('error', failed);
    program.once('exit', (code) => {
      clearTimeout(late);
      failed(new Error(`the server stopped (${code}): ${said}`));
    });
  });
}
