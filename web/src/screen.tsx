// The first screen as markup, made when the page is built, so that it is painted before the program has run.
import { renderToString } from "preact-render-to-string";
import { App } from "./App.tsx";

export const firstScreen = (): string => renderToString(<App />);
