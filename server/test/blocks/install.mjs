// The packages of this folder, before its tests: a folder of its own keeps their 500 MB away from everybody else.
import { ensureInstalledIn } from '../../../scripts/lib/install.mjs';

export const setup = () => ensureInstalledIn(import.meta.dirname, "Installing WordPress's block packages (once)");
