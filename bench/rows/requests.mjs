// A model second of heavy traffic, against the least that a simulation of requests can do.
import { loaded } from '../scenario.mjs';

const LOAD = { rules: 10, targets: 20, requestsPerSecond: 10_000 };
/** Model seconds until all tasks are healthy targets. */
const WARM_UP = 300;

export default {
  name: '10,000 requests through 10 rules to 20 tasks, against a bare loop (both in wasm)',
  options: { rounds: 15, roundTime: 100 },
  async prepare({ wasm }) {
    const run = wasm.Run.of(loaded(LOAD));
    for (let second = 0; second < WARM_UP; second += 1) run.second();
    expectServed(run);
    const bare = () => wasm.bare_second(LOAD.requestsPerSecond, LOAD.rules, LOAD.targets);
    return { ours: () => run.second(), reference: bare };
  },
};

/** Without this, a model that refuses every request would be the fastest. */
function expectServed(run) {
  const [ended, failures] = [run.ended(), run.failures()];
  run.second();
  const answered = Number(run.ended() - ended);
  if (answered < LOAD.requestsPerSecond * 0.9 || run.failures() !== failures) {
    throw new Error(`${answered} requests ended, ${run.failures() - failures} of them without an answer`);
  }
}
