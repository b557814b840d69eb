import { visit } from 'unist-util-visit';
import { readExample, readExchange } from './example-files.mjs';
import { answerLanguage, answerText, answerTitle, requestText } from './exchange-text.mjs';

/**
 * Puts files and real answers into a page: an empty code block with `file="..."` in its first line gets the file's
 * text, and an EndpointCard with `example="..."` the request and the answer of that name.
 */
export default function remarkExamples() {
  return (tree, page) => {
    visit(tree, 'code', node => fillBlock(node, page));
    visit(tree, 'mdxJsxFlowElement', node => {
      if (node.name === 'EndpointCard') {
        fillCard(node);
      }
    });
  };
}

function fillBlock(node, page) {
  const file = /\bfile="([^"]+)"/.exec(node.meta ?? '')?.[1];
  if (file === undefined) {
    return;
  }
  if (node.value.trim() !== '') {
    page.fail(`A code block with file="${file}" must be empty: the file is what it shows.`, node);
  }
  node.value = readExample(file, /\bpart="([^"]+)"/.exec(node.meta)?.[1]);
  if (!/\btitle="/.test(node.meta)) {
    node.meta += ` title="${file.slice(file.lastIndexOf('/') + 1)}"`;
  }
}

function fillCard(node) {
  const attribute = node.attributes.find(({ name }) => name === 'example');
  if (!attribute) {
    return;
  }
  for (const name of attribute.value.split(',')) {
    const exchange = readExchange(name.trim());
    node.children.push(
      { type: 'code', lang: 'bash', meta: null, value: requestText(exchange.request) },
      { type: 'code', lang: answerLanguage(exchange), meta: `title="${answerTitle(exchange)}"`, value: answerText(exchange) },
    );
  }
}
