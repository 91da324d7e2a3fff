import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';

const lib = fileURLToPath(new URL('..', import.meta.url));

function run(body) {
  const script = `. ${lib}steps.sh; ${body}`;
  const { status, stdout, stderr } = spawnSync('bash', ['-euo', 'pipefail', '-c', script], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

test('a step that fails ends the script with its exit code', () => {
  const { status, stdout, stderr } = run('step "a thing" bash -c "exit 7"; echo after');
  assert.equal(status, 7);
  assert.doesNotMatch(stdout, /after/);
  assert.match(stderr, /✗ a thing failed/);
});

test('a quiet command that fails shows what it printed and keeps its exit code', () => {
  const { status, stderr } = run('step "a thing" quietly bash -c "echo because; exit 7"');
  assert.equal(status, 7);
  assert.match(stderr, /^because$/m);
});

test('a quiet command that succeeds says nothing of its own', () => {
  const { status, stdout, stderr } = run('quietly echo noise');
  assert.deepEqual({ status, stdout, stderr }, { status: 0, stdout: '', stderr: '' });
});

test('giving up is one sentence and exit code 3', () => {
  const { status, stderr } = run('give_up "This is missing." "Bring it."; echo after');
  assert.equal(status, 3);
  assert.equal(stderr, '\nThis is missing. Bring it.\n');
});
