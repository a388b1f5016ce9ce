// Imported first and alone, in syntax that old versions read: the rest is loaded only once this has passed.
const major = Number(process.versions.node.split('.')[0]);
if (major < 20) {
  console.error(`IGNY8 needs Node.js 20 or newer to start; this is ${process.versions.node}.`);
  process.exit(1);
}
