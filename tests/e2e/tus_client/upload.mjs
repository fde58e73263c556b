// Uploads files with tus-js-client, a client nobody here wrote. Arguments: endpoint, token, folder;
// each file's name is its attachment_id. Half of them send data with the creation. Exit code 0 when
// every upload says it succeeded.
import fs from "node:fs";
import path from "node:path";
import { createRequire } from "node:module";

const [endpoint, token, folder] = process.argv.slice(2);
const tus = createRequire(process.cwd() + "/")("tus-js-client");

function upload(name, together) {
  const file = fs.readFileSync(path.join(folder, name));
  return new Promise((resolve, reject) => {
    new tus.Upload(file, {
      endpoint,
      headers: { Authorization: `Bearer ${token}` },
      metadata: { attachment_id: name, filename: "foto.jpg" },
      uploadSize: file.length,
      uploadDataDuringCreation: together,
      chunkSize: 100_000,
      retryDelays: Array(60).fill(60),
      onError: (error) => reject(new Error(`${name}: ${error}`)),
      onSuccess: resolve,
    }).start();
  });
}

const names = fs.readdirSync(folder).sort();
const lanes = 4;
await Promise.all(
  Array.from({ length: lanes }, async (_, lane) => {
    for (let i = lane; i < names.length; i += lanes) await upload(names[i], i % 2 === 0);
  }),
);
console.log(`${names.length} uploaded`);
