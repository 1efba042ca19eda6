import { readdirSync, readFileSync } from 'node:fs';
import type { Framework, Recipe } from '../../utils/site/recipe.ts';

const FOLDER = `${import.meta.dirname}/../../utils/site`;
const read = (path: string): unknown => JSON.parse(readFileSync(`${FOLDER}/${path}`, 'utf8'));
const names = (folder: string): string[] =>
  readdirSync(`${FOLDER}/${folder}`).map((file) => file.replace(/\.json$/, ''));

export const readRecipe = (site: string): Recipe => read(`recipes/${site}.json`) as Recipe;
export const readFramework = (name: string): Framework => read(`frameworks/${name}.json`) as Framework;
export const readRecipes = (): Recipe[] => names('recipes').map(readRecipe);
export const readFrameworks = (): Framework[] => names('frameworks').map(readFramework);
