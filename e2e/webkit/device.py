"""A phone with WebKit, driven through WebDriver: an iPhone's engine, in Debian's build."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from selenium import webdriver
from selenium.common.exceptions import StaleElementReferenceException, WebDriverException
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service

from bpv_logic.forms import FORMS

if TYPE_CHECKING:
    from collections.abc import Callable

    from selenium.webdriver.remote.webelement import WebElement

DRIVER: Final = "/usr/bin/WebKitWebDriver"
#: Debian puts the driver's small browser in the folder of its architecture.
BROWSERS: Final = "*/webkit2gtk-4.1/MiniBrowser"
#: WebKit starts the engine in three seconds on an idle machine, but a test run is never idle.
WAIT: Final = 60
PHONE: Final = (375, 780)

#: Finds a control by the text above it, as a user does; answers of a radio group have their own label.
_BY_LABEL: Final = """
const [root, words] = arguments;
const visible = (node) => node.checkVisibility ? node.checkVisibility() : node.getClientRects().length > 0;
const said = (node) => node.innerText.replace(/\\s+/g, " ").trim();
const labels = [...root.querySelectorAll("label")].filter((label) => label.control && visible(label));
const found = labels.find((label) => said(label) === words) ?? labels.find((label) => said(label).startsWith(words));
return found?.control ?? null;
"""
_BUTTON: Final = """
const [root, words] = arguments;
const visible = (node) => node.checkVisibility ? node.checkVisibility() : node.getClientRects().length > 0;
const said = (node) => node.innerText.replace(/\\s+/g, " ").trim();
return [...root.querySelectorAll("button, summary")].find((node) => visible(node) && said(node) === words) ?? null;
"""
#: A date picker accepts no keys in this build; a user's choice causes the same two events.
_SET: Final = """
const [control, value] = arguments;
control.value = value;
control.dispatchEvent(new Event("input", { bubbles: true }));
control.dispatchEvent(new Event("change", { bubbles: true }));
"""

#: Scrolls something to the middle, and waits until it has not moved for a few frames: a message that appears above it
#: moves it away from under the finger.
_STAND_STILL: Final = """
const [element, done] = arguments;
let still = 0;
let last = "";
const look = () => {
  const { x, y } = element.getBoundingClientRect();
  still = `${x} ${y}` === last ? still + 1 : 0;
  last = `${x} ${y}`;
  if (still >= 5) return done();
  if (still === 0) element.scrollIntoView({ block: "center" });
  requestAnimationFrame(look);
};
look();
"""
#: A download leaves no trace that the driver can see, so the bytes are caught on their way out.
_CATCH: Final = """
const make = URL.createObjectURL.bind(URL);
URL.createObjectURL = (blob) => {
  void blob.text().then((text) => (window.bpvCaught = text));
  return make(blob);
};
"""


def find_browser() -> Path:
    """Return the small browser that the driver controls; FileNotFoundError says what to install."""
    found = next(iter(sorted(Path("/usr/lib").glob(BROWSERS))), None)
    if found is None or not Path(DRIVER).exists():
        raise FileNotFoundError("apt-get install webkit2gtk-driver xvfb")
    return found


class WebkitPhone:
    """One browser with empty storage that lives as long as this object."""

    def __init__(self, url: str) -> None:
        options = Options()
        options.binary_location = str(find_browser())
        options.add_argument("--automation")
        self.driver: webdriver.WebKitGTK = webdriver.WebKitGTK(options=options, service=Service(DRIVER))
        self.driver.set_window_size(*PHONE)
        self.driver.set_script_timeout(WAIT)
        self.url = url

    def close(self) -> None:
        """Close the browser."""
        self.driver.quit()

    def open(self, path: str) -> None:
        """Open a page and wait until what is typed is saved."""
        self.driver.get(self.url + path)
        self.wait(lambda: "bpv:usable" in self.marks(), f"{path} cannot be typed in")

    def marks(self) -> list[str]:
        """Return the page's performance marks so far."""
        return list(self.script("return performance.getEntriesByType('mark').map((mark) => mark.name)"))

    def state(self, name: str) -> str:
        """Return a state of the page: "engine", "saved" or "offline"."""
        return str(self.script("return document.documentElement.dataset[arguments[0]]", name))

    def script(self, source: str, *arguments: object) -> Any:  # noqa: ANN401 - whatever the page gives
        """Run a script in the page."""
        return self.driver.execute_script(source, *arguments)

    def wait(self, until: Callable[[], object], problem: str) -> Any:  # noqa: ANN401 - what is waited for
        """Wait until something is there, even across page loads."""

        def seen(_: object) -> object:
            try:
                return until()
            except (StaleElementReferenceException, WebDriverException):
                return None

        return WebDriverWait(self.driver, WAIT, poll_frequency=0.1).until(seen, problem)

    def field(self, words: str, within: str = "main") -> WebElement:
        """Return the control with this label."""
        element: WebElement = self.wait(lambda: self.script(_BY_LABEL, self.part(within), words), f"no “{words}”")
        return element

    def ask(self, soort: str, naam: str) -> WebElement:
        """Return the control of a question, by the label in its declaration."""
        self.show(soort, naam)
        label = FORMS[soort].field(naam).label
        return self.field(label, f'form[data-soort="{soort}"]')

    def show(self, kind: str, name: str) -> None:
        """Open the group of a question, if a long form has folded it to its answers."""
        [group] = [group for group in FORMS[kind].groups if FORMS[kind].field(name) in group.fields]
        form = self.part(f'form[data-soort="{kind}"]')
        for word in ("Wijzig", "Vul in"):
            button = self.script(_BUTTON, form, f"{word} {group.title}")
            if button:
                self.click(button)

    def fill(self, soort: str, **fields: str) -> None:
        """Fill in questions with one control each."""
        for name, value in fields.items():
            control = self.ask(soort, name)
            if control.get_attribute("type") in {"date", "time"} or control.tag_name == "select":
                self.script(_SET, control, value)
            else:
                self.type(control, value)
        self.expect_saved()

    def choose(self, kind: str, name: str, value: str) -> None:
        """Choose one answer of a question."""
        self.show(kind, name)
        [label] = [choice.label for choice in FORMS[kind].field(name).keuzes if choice.waarde == value]
        self.click(self.field(label, f'form[data-soort="{kind}"]'))

    def button(self, words: str, within: str = "body") -> None:
        """Press a button by its text."""
        self.click(self.wait(lambda: self.script(_BUTTON, self.part(within), words), f"no button “{words}”"))

    def type(self, control: WebElement, words: str) -> None:
        """Replace the current value by typing."""
        self.click(control)
        self.script("arguments[0].select()", control)
        control.send_keys(words)

    def click(self, element: WebElement) -> None:
        """Press something in the middle of the screen, where no bar covers it, once it has stopped moving."""
        self.driver.execute_async_script(_STAND_STILL, element)
        element.click()

    def part(self, css: str) -> WebElement:
        """Return a part of the page."""
        return self.driver.find_element(By.CSS_SELECTOR, css)

    def text(self, css: str = "main") -> str:
        """Return what a part of the page says."""
        return self.part(css).text

    def expect_saved(self) -> None:
        """Expect the page to say that everything is saved."""
        self.wait(lambda: self.state("saved") == "yes", "it was not saved")

    def expect_text(self, words: str, css: str = "main") -> None:
        """Expect a text on the page."""
        self.wait(lambda: words in self.text(css), f"nobody says “{words}”")

    def file(self) -> str:
        """Return the text of the map's file, caught where the browser would save it."""
        self.open("delen/")
        self.script(_CATCH)
        self.button("Zet een kopie veilig")
        text: str = self.wait(lambda: self.script("return window.bpvCaught ?? null"), "no file was made")
        return text
