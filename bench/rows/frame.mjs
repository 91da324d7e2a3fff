// A frame of a large cluster under load: time passes, the picture is composed and painted.
// Both sides are the time of the script; what the browser does with it afterwards is not in it.
import { plainLoop } from '../loop.mjs';
import { loaded } from '../scenario.mjs';

const TASKS = 5_000;
/** Model seconds until they all run. */
const WARM_UP = 1_800;

export default {
  name: 'A frame of 5,000 tasks under load, against a plain JavaScript loop of 5,000 boxes and 10,000 dots',
  options: { rounds: 15, roundTime: 200 },
  async prepare({ wasm, canvas }) {
    const scenario = loaded({ rules: 10, targets: TASKS, requestsPerSecond: 2_000 });
    const stage = wasm.Stage.of(scenario, WARM_UP, canvas());
    if (stage.running() < TASKS) throw new Error(`only ${stage.running()} tasks run`);
    const reference = plainLoop(canvas(), { boxes: TASKS, dots: 10_000 });
    return { ours: () => stage.frame(), reference };
  },
};
