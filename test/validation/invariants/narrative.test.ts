import { expect, test } from "vitest";
import { isPlainNarrative, saysSomething } from "../../../src/validation/invariants/narratives.js";

const div = (inside: string): string => `<div xmlns="http://www.w3.org/1999/xhtml">${inside}</div>`;

test("FHIR-txt-1: text with basic formatting is allowed, whatever its quotes and comments hold", () => {
  for (const inside of [
    "Seen.",
    '<p class="on">a <b>b</b><br/></p>',
    '<img alt=">&lt;script>" src="#x"/>',
    "<!-- <script> -->",
    "<![CDATA[<script>]]>",
    "<![CDATA[ a\n<script> ]]>",
    "<?php <script> a?>",
    "<?a\n<script>?>",
    "<h:p xmlns:h='http://www.w3.org/1999/xhtml'/>",
  ]) {
    expect(isPlainNarrative(div(inside)), inside).toBe(true);
  }
});

test("FHIR-txt-1: scripts, forms, objects and attributes that run scripts are refused", () => {
  for (const inside of [
    "<script>x</script>",
    "<form/>",
    "<object data='x'/>",
    '<p onclick="x()">a</p>',
    "<p class='a'\nonload='x'/>",
    "<input/>",
    '<p onclick = "x()">a</p>',
    "<?a?><script>x</script><?b?>",
    "<p class='a' onclick\n=\n'x()'>a</p>",
  ]) {
    expect(isPlainNarrative(div(inside)), inside).toBe(false);
  }
});

test("FHIR-txt-1: an address is a link and never a program, however it is written", () => {
  for (const address of [
    "https://www.nhs.uk/a?b=1&amp;c:d",
    "http://www.nhs.uk",
    "tel:111",
    "urn:example:a",
    "data:image/jpeg;base64,AA==",
    "data:image/gif;base64,AA==",
    "a?b:c",
    "mailto:a@example.org",
    "#p1",
    "a/b:c",
    "b.png",
    "",
    "data:image/png;base64,AA==",
  ]) {
    expect(isPlainNarrative(div(`<a href="${address}">a</a>`)), address).toBe(true);
  }
  for (const address of [
    "javascript:x()",
    " JavaScript:x()",
    "java&#10;script:x()",
    "javascript&#58;x()",
    "&#106;avascript:x()",
    "vbscript:x",
    "xhttps://a",
    "httpss:a",
    "data:image/png,x",
    "data:text/html,x",
    "data:image/svg+xml;base64,AA==",
  ]) {
    expect(isPlainNarrative(div(`<a href="${address}">a</a>`)), address).toBe(false);
    expect(isPlainNarrative(div(`<img\nsrc = '${address}'/>`)), address).toBe(false);
  }
});

test("FHIR-txt-1: a script is refused under any prefix", () => {
  expect(isPlainNarrative('<_:div xmlns:_="http://www.w3.org/1999/xhtml"><_:script>x</_:script></_:div>')).toBe(false);
});

test("FHIR-txt-2: a narrative says something with any character, or with an image under any prefix", () => {
  for (const inside of [
    "a",
    "<p>&#160;</p>",
    '<img src="#a"/>',
    '<h:img xmlns:h="http://www.w3.org/1999/xhtml" src="#a"/>',
    "<p/>.<p/>",
  ])
    expect(saysSomething(div(inside)), inside).toBe(true);
  for (const inside of ["", " \n\t", "<p> </p>", "<!-- a -->", "<!--\n <img/> -->", '<p title="a > b"/>', "<imgs/>"])
    expect(saysSomething(div(inside)), inside).toBe(false);
});

test("FHIR-txt-1, FHIR-txt-2: a long narrative that is not well-formed is judged at once", () => {
  const began = performance.now();
  for (const part of ["<!--", "<![CDATA[", "<?", "</", "<<", '<a "', "<a ", "<a b='", "a=", '"', "'"]) {
    isPlainNarrative(part.repeat(200_000));
    saysSomething(part.repeat(200_000));
  }
  expect(performance.now() - began).toBeLessThan(20_000);
});
