// Making DOM nodes in one expression.

/**
 * A new element with these properties and children. Properties, not attributes: a strict content security policy
 * refuses the style attribute, and `className` is what the DOM calls it.
 * @param {string} name
 * @param {object} properties
 * @param {...(Node | string)} children
 */
export function element(name, properties, ...children) {
  const node = Object.assign(document.createElement(name), properties);
  node.append(...children);
  return node;
}
