// Before anything is shown: the lock, and the theme that was chosen.
import { lockNetwork } from "./lock.ts";
import { currentTheme, setTheme } from "./theme.ts";

lockNetwork();
setTheme(currentTheme());
