// The judge answers in JSON, the editor takes values. Until there is a judge there is no help.
// `judge`, `text` and `target` answer what holds when they are called.
export function help(judge, text, target) {
  const ask = (question, otherwise) => {
    const module = judge();
    return module ? (JSON.parse(question(module)) ?? otherwise) : otherwise;
  };
  return {
    onComplete: (offset) => ask((module) => module.complete(text(), offset, target()), []),
    onHover: (offset) => ask((module) => module.hover(text(), offset), null),
    onName: (offset) => ask((module) => module.nameAt(text(), offset), null),
    onRename: (offset, name) => ask((module) => module.rename(text(), offset, name), {}),
  };
}
