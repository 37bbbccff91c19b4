// When Streamlit's page is at rest: all that a run of the server had to show has arrived. What is
// said while the end of one is still on its way begins another run, and Streamlit then drops what
// has not been sent yet, for good: a part of the page would never come.

const APP = '[data-testid="stApp"]';
const STATE = "data-test-script-state";
const RESTING = "notRunning";
const PATIENCE_MS = 2000; // a long run, or a sign that has another name by now

/**
 * Call `action` once the page is at rest, at once if it is.
 * @param {() => void} action
 * @returns {() => void} what calls it off
 */
export function whenAtRest(action) {
  const app = document.querySelector(APP);
  const isBusy = () => (app?.getAttribute(STATE) ?? RESTING) !== RESTING;
  if (!app || !isBusy()) {
    action();
    return () => {};
  }
  const watch = new MutationObserver(() => isBusy() || go());
  const timer = setTimeout(go, PATIENCE_MS);
  watch.observe(app, { attributeFilter: [STATE] });
  function stop() {
    clearTimeout(timer);
    watch.disconnect();
  }
  function go() {
    stop();
    action();
  }
  return stop;
}
