export { keywords as coffeeKeywords } from '../../src/app/demo/story.ts';
