// A finished sheet: its secret is drawn here, so that sent again it is the same sheet.
"use strict";

const RECEIPT_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const RECEIPT_LENGTH = 10;

function drawSecret() {
  return btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}

function bytesOf(secret) {
  const plain = atob(secret.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (sign) => sign.charCodeAt(0));
}

// As the server derives it (survey/respond/sheets.py); it cannot be asked offline.
async function receiptOf(secret) {
  const hmac = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", bytesOf(secret), hmac, false, ["sign"]);
  const mac = await crypto.subtle.sign("HMAC", key, new TextEncoder().encode("receipt"));
  let number = new DataView(mac).getBigUint64(mac.byteLength - 8);
  let code = "";
  for (let place = 0; place < RECEIPT_LENGTH; place += 1) {
    code += RECEIPT_ALPHABET[Number(number & 31n)];
    number >>= 5n;
  }
  return `${code.slice(0, 5)}-${code.slice(5)}`;
}

// What leaves the tablet: what it noted for itself stays.
function asSent({ secret, counter, questionnaire, language, day, half, fields }) {
  return { secret, counter, questionnaire, language, day, half, fields };
}
