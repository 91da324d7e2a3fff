// Starts Chromium the way all tests do.

import { chromium } from 'playwright-core';

/** Without the networking switches Chromium keeps trying to reach hosts of its maker. */
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--force-device-scale-factor=1',
];

/** @returns {Promise<import('playwright-core').Browser>} */
export function launch() {
  return chromium.launch({ executablePath: '/usr/bin/chromium', args: ARGUMENTS });
}

/**
 * Presses a button that makes elements, the first of which the browser denies: no program is built
 * for that. @param {import('playwright-core').Locator} button
 */
export function pressAndDeny(button) {
  return button.evaluate((element) => {
    document.createElement = () => {
      delete document.createElement;
      throw new Error('denied');
    };
    element.click();
  });
}

/** Sizes that every picture and layout journey covers. */
export const SIZES = {
  wide: { width: 1440, height: 900 },
  medium: { width: 820, height: 1180 },
  phone: { width: 390, height: 844 },
};
