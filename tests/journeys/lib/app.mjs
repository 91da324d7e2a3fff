// The page as its users know it: every part by its role and name, never by its markup.

/** What a user can see and do, on the page or inside a frame. */
export class App {
  /** @param {import('playwright-core').Page | import('playwright-core').FrameLocator} root */
  constructor(root) {
    this.root = root;
  }

  /** Opens the app. @param {string} address relative, such as `?embed=1#s=…` */
  static async open(page, origin, address = '') {
    await page.goto(`${origin}/${address}`);
    const app = new App(page);
    await app.started();
    return app;
  }

  /** Until the wasm has taken over the page. */
  started() {
    return this.root.getByRole('main').first().waitFor();
  }

  /** Shows a part that a phone keeps in a sheet, e.g. `Task definition`; wider screens show it anyway. */
  async show(part) {
    const views = this.root.getByRole('navigation', { name: 'Views' });
    if (await views.isVisible()) await views.getByRole('button', { name: part, exact: true }).click();
  }

  button(name) {
    return this.root.getByRole('button', { name, exact: true });
  }

  run = () => this.button('Run').click();
  play = () => this.button('Play').click();
  pause = () => this.button('Pause').click();
  step = () => this.button('Step').click();
  share = () => this.button('Share').click();

  get definition() {
    return this.root.getByRole('textbox', { name: 'Task definition' });
  }

  /** Whether the definition is in the plain text field rather than in the code editor. */
  hasPlainEditor() {
    return this.definition.evaluate((field) => field.tagName === 'TEXTAREA');
  }

  /** Until the code editor has taken the place of the plain field that is there first. */
  editorLoaded() {
    return this.definition.and(this.root.locator(':not(textarea)')).waitFor();
  }

  /** Opens an example of the menu. @param {RegExp} name */
  async example(name) {
    await this.root.getByRole('button', { name: /^Examples/ }).click();
    await this.root.getByRole('menuitem', { name }).click();
  }

  /** The task definition as it stands in the editor, without the defaults that are shown inside it. */
  text() {
    return this.definition.evaluate((field) => {
      if (field.value !== undefined) return field.value;
      const shown = field.cloneNode(true);
      shown.querySelectorAll('[contenteditable="false"], .ghost').forEach((widget) => widget.remove());
      return [...shown.querySelectorAll('.cm-line')].map((line) => line.textContent).join('\n');
    });
  }

  /** Replaces the whole task definition, as pasting over it would. */
  async paste(text) {
    await this.definition.fill(text);
  }

  /**
   * Puts a text of any size into the clipboard and pastes it over the whole task definition. The
   * story's context needs the permission `clipboard-write`; `fill` types, which is slow for megabytes.
   */
  async pasteFromClipboard(page, text) {
    await page.evaluate((words) => navigator.clipboard.writeText(words), text);
    await this.definition.focus();
    await page.keyboard.press('Control+A');
    await page.keyboard.press('Control+V');
  }

  /** The problems of the definition, one locator per problem. */
  get problems() {
    return this.root.getByRole('list', { name: 'Problems' }).getByRole('listitem');
  }

  /** What would be better, behind a line of its own: shows it, and answers one locator per piece of advice. */
  async advice() {
    const list = this.root.getByRole('list', { name: 'Advice' });
    if (!(await list.isVisible())) await this.root.locator('summary').filter({ hasText: /^Advice/ }).click();
    return list.getByRole('listitem');
  }

  /** The desired count of the service that describes it; without a name, of the only one. */
  desiredCount(service) {
    return this.root.getByRole('spinbutton', { name: 'Desired count', description: service });
  }

  async setDesiredCount(count, service) {
    const input = this.desiredCount(service);
    await input.fill(String(count));
    await input.press('Enter');
  }

  get time() {
    return this.root.getByRole('slider', { name: 'Time' });
  }

  /** Goes to a moment. @param {number} seconds of the model */
  async seek(seconds) {
    await this.time.fill(String(seconds));
  }

  /** The present moment, in seconds of the model. */
  async seconds() {
    return Number(await this.time.inputValue());
  }

  /** As fast as most stories can wait for. */
  async fast() {
    await this.speed.selectOption({ label: '1 s = 1 min' });
  }

  get speed() {
    return this.root.getByRole('combobox', { name: 'Speed' });
  }

  /** A tab of the left pane. */
  tab(name) {
    return this.root.getByRole('tab', { name });
  }

  /** What the page says in passing. @param {string | RegExp} words */
  said(words) {
    return this.root.getByRole('status').filter({ hasText: words });
  }

  get dialog() {
    return this.root.getByRole('dialog');
  }

  get events() {
    return this.root.getByRole('log', { name: 'Events' });
  }

  get outline() {
    return this.root.getByRole('tree', { name: 'Cluster' });
  }

  /** Items of the outline. @param {RegExp | string} name such as `/^Task .*RUNNING/` */
  outlineItems(name) {
    return this.outline.getByRole('treeitem', { name });
  }

  /** Opens the menu of an item of the outline and chooses, e.g. `Stop task`. */
  async act(item, action) {
    // An outline that is closed comes into sight when the focus is in it.
    await item.focus();
    await item.click({ button: 'right' });
    await this.choose(action);
  }

  /** The same on the stage. @param {string} name such as `Task 3f9a` */
  async actOnStage(name, action) {
    await this.root.getByRole('button', { name: `Actions of ${name}` }).first().click();
    await this.choose(action);
  }

  /** A menu item may say more than its name, such as what the action does. */
  choose(action) {
    return this.root.getByRole('menuitem', { name: new RegExp(`^${action}`) }).click();
  }
}
