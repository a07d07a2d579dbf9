import { benchServer, catalogueOf } from '/work/main/bench/catalogue/bench-databases';

async function main() {
  const server = await benchServer();
  try {
    for (const n of process.argv.slice(2)) await catalogueOf(server, Number(n), 1);
  } finally {
    await server.stop();
  }
}
main().catch((e) => {
  console.error(e);
  process.exit(1);
});
