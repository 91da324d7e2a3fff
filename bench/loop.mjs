// The plainest way to show a large cluster: all boxes and all dots again in each frame, in
// JavaScript on the same kind of canvas. No frame of ours should be far from it.

/**
 * @param {HTMLCanvasElement} canvas
 * @param {{boxes: number, dots: number}} counts
 * @returns {() => void} paints the next frame
 */
export function plainLoop(canvas, { boxes, dots }) {
  const { width, height } = canvas;
  const context = canvas.getContext('2d');
  const columns = Math.ceil(Math.sqrt((boxes * width) / height));
  const side = width / columns;
  const x = new Float32Array(dots).map((_, dot) => (dot * 7919) % width);
  const y = new Float32Array(dots).map((_, dot) => (dot * 6967) % height);
  return () => {
    context.clearRect(0, 0, width, height);
    context.fillStyle = '#0a8f6a';
    for (let box = 0; box < boxes; box += 1) {
      context.fillRect((box % columns) * side, Math.floor(box / columns) * side, side - 2, side - 2);
    }
    context.fillStyle = '#5b6472';
    for (let dot = 0; dot < dots; dot += 1) {
      x[dot] = (x[dot] + 2) % width;
      context.fillRect(x[dot], y[dot], 4, 4);
    }
  };
}
