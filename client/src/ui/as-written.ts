/** What a tree of Markdown is made of, as far as it is looked at here. */
interface Node {
  type: string;
  value?: string;
  children?: Node[];
  url?: string;
  alt?: string | null;
}

const textOf = (value: string): Node => ({ type: "text", value });

/** Text that is judged must not lose what was written: each line ending stays one. */
function lines(value: string): Node[] {
  return value
    .split(/\r\n|\r|\n/u)
    .flatMap((line, index) => (index === 0 ? [textOf(line)] : [{ type: "break" }, textOf(line)]));
}

const blocks: ReadonlySet<string> = new Set(["root", "blockquote", "listItem", "footnoteDefinition"]);

function rewrite(parent: Node): void {
  if (parent.children === undefined) return;
  parent.children = parent.children.flatMap((node): Node[] => {
    switch (node.type) {
      case "html": {
        const shown = lines(node.value ?? "");
        return blocks.has(parent.type) ? [{ type: "paragraph", children: shown }] : shown;
      }
      case "text":
        return lines(node.value ?? "");
      case "image":
        return [textOf(`![${node.alt ?? ""}](${node.url ?? ""})`)];
      default:
        rewrite(node);
        return [node];
    }
  });
}

/**
 * A remark plugin for texts that people judge, such as a model's response: HTML is shown as it is written instead of
 * being left out, line endings stay, and a picture is the address it points to, for nothing is fetched from there.
 */
export const asWritten = () => (tree: Node) => rewrite(tree);
