import { isStorageMark } from '../../utils/page/storage-mark.ts';
import type { Recipe } from '../../utils/site/recipe.ts';
import { isRememberedCookie, isSessionCookie } from '../../utils/site/recipe-request.ts';
import type { CopiedCredential } from '../drivers/copy-credential.ts';
import type { Driver, ExtCookie } from '../drivers/driver.ts';
import { storageLeft } from '../e2e/remains.ts';
import type { House } from '../sites/town/house.ts';

/** What is left in the browser after a log-out, against what was wished. */
export interface Left {
  /** Remembered data that is gone although it was to stay. */
  missing: string[];
  /** What is there although it was to go. */
  tooMuch: string[];
  /** Why less was asked of this recipe. */
  note?: string;
}

interface Scene {
  house: House;
  recipe: Recipe;
  credential: CopiedCredential;
  cookies: ExtCookie[];
  wish: 'remember' | 'forget';
}

/** A browser erases the web storage of an origin as a whole; where the login lies in it, nothing beside it can stay. */
const WHOLE_STORAGE = 'its login lies in web storage, which is erased as a whole';

/** Looks at cookies and, where the recipe names any, at web storage. */
export async function whatIsLeft(driver: Driver, scene: Scene): Promise<Left> {
  const { recipe, wish } = scene;
  const marks = [...(recipe.session.storage ?? []), ...(recipe.remembered?.storage ?? [])];
  const keys = marks.length > 0 ? await storageKeys(driver, scene.house) : [];
  return wish === 'forget'
    ? { missing: [], tooMuch: [...ownCookies(scene).map(nameOf), ...keys] }
    : remembered(scene, keys);
}

const isBelow = (host: string, domain: string) => host === domain || host.endsWith(`.${domain}`);

const ownCookies = ({ recipe, cookies }: Scene): ExtCookie[] =>
  cookies.filter(({ domain }) => recipe.domains.some((own) => isBelow(domain.replace(/^\./, ''), own)));

const nameOf = ({ name }: { name: string }): string => name;

function remembered(scene: Scene, keys: string[]): Left {
  const { recipe, credential } = scene;
  const own = ownCookies(scene);
  const names = new Set(own.map(nameOf));
  const wanted = credential.cookies.map(nameOf).filter((name) => isRememberedCookie(recipe, name));
  const carriers = own.filter(({ name, value }) => isSessionCookie(recipe, name, value));
  const isLocal = (key: string) => isStorageMark(recipe.remembered?.storage, `local:${key}`);
  const kept = recipe.session.storage ? [] : Object.keys(credential.storage).filter(isLocal);
  return {
    missing: [...wanted.filter((name) => !names.has(name)), ...kept.filter((key) => !keys.includes(`local:${key}`))],
    tooMuch: [...carriers.map(nameOf), ...keys.filter((key) => isStorageMark(recipe.session.storage, key))],
    ...(recipe.session.storage && recipe.remembered?.storage ? { note: WHOLE_STORAGE } : {}),
  };
}

/** Keys of local storage, as `local:key`, and whatever else is there, at all hosts of the site. */
const storageKeys = async (driver: Driver, house: House): Promise<string[]> =>
  (await storageLeft(driver, house)).map((entry) => entry.replace(/^\S+ /, '').replace('localStorage:', 'local:'));
