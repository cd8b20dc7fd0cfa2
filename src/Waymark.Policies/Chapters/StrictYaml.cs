using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Waymark.Policies.Chapters;

/// <summary>
/// YAML as the policy language allows it: mappings, lists and text. No types, tags, anchors or aliases, no second document, no
/// key twice.
/// </summary>
internal sealed class StrictYaml
{
    private const int DeepestNesting = 40;

    private readonly Parser parser;
    private readonly string file;
    private readonly int lineBefore;
    private readonly int columnBefore;
    private readonly FindingList findings;

    private StrictYaml(string text, Place before, FindingList findings)
    {
        parser = new Parser(new Scanner(new StringReader(text), skipComments: true));
        file = before.File;
        lineBefore = before.Line;
        columnBefore = before.Column;
        this.findings = findings;
    }

    /// <summary>Reads one document; null where it is empty or broken, and then a finding says why.</summary>
    /// <param name="before">The file, and the lines and columns that stand before the text in it.</param>
    public static Written? Read(string text, Place before, FindingList findings) =>
        new StrictYaml(text, before, findings).Read();

    private Written? Read()
    {
        try
        {
            parser.Consume<StreamStart>();
            if (parser.TryConsume<StreamEnd>(out _))
            {
                findings.Error(new Place(file, lineBefore + 1, 1), "nothing is written here");
                return null;
            }
            parser.Consume<DocumentStart>();
            var written = ReadNode(0);
            parser.Consume<DocumentEnd>();
            if (parser.Accept<DocumentStart>(out var second))
                findings.Error(
                    At(second.Start),
                    "a second document begins here",
                    "remove the line `---`"
                );
            return written;
        }
        catch (YamlException fault)
        {
            findings.Error(
                At(fault.Start),
                $"this cannot be read: {Tidy(fault)}",
                fault is Refused
                    ? null
                    : "put words in quotes if they hold `: ` or ` #`, or begin with one of { [ & * ! | > ' \" % @"
            );
            return null;
        }
    }

    /// <summary>Something that YAML has and blocks do not.</summary>
    private sealed class Refused(Mark at, string message) : YamlException(at, at, message);

    private static string Tidy(YamlException fault)
    {
        var message = (fault.InnerException?.Message ?? fault.Message)
            .TrimEnd('.')
            .ReplaceLineEndings(" ");
        return message.Length == 0
            ? "it is broken"
            : char.ToLowerInvariant(message[0]) + message[1..];
    }

    private Written ReadNode(int depth)
    {
        if (depth > DeepestNesting)
        {
            var start = parser.Current!.Start;
            throw new Refused(start, "it is nested too deeply");
        }
        if (parser.TryConsume<Scalar>(out var scalar))
        {
            RefuseMarks(scalar);
            var isNull = scalar.Style == ScalarStyle.Plain && scalar.Value is "" or "null" or "~";
            return new WrittenText(At(scalar.Start), scalar.Value, isNull);
        }
        if (parser.TryConsume<SequenceStart>(out var sequence))
        {
            RefuseMarks(sequence);
            var items = new List<Written>();
            while (!parser.TryConsume<SequenceEnd>(out _))
                items.Add(ReadNode(depth + 1));
            return new WrittenList(At(sequence.Start), items);
        }
        if (parser.TryConsume<MappingStart>(out var mapping))
        {
            RefuseMarks(mapping);
            return ReadMap(At(mapping.Start), depth);
        }
        var alias = parser.Current!.Start;
        throw new Refused(alias, "an alias stands here, and blocks have none");
    }

    private WrittenMap ReadMap(Place place, int depth)
    {
        var pairs = new List<WrittenPair>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = ReadNode(depth + 1);
            var value = ReadNode(depth + 1);
            if (key is not WrittenText text)
                findings.Error(key.Place, "a key must be a word or words");
            else if (pairs.Exists(pair => pair.Key.Text == text.Text))
                findings.Error(key.Place, $"`{text.Text}` is written twice", "keep one of them");
            else
                pairs.Add(new WrittenPair(text, value));
        }
        return new WrittenMap(place, pairs);
    }

    private void RefuseMarks(NodeEvent node)
    {
        if (!node.Anchor.IsEmpty || (!node.Tag.IsEmpty && !node.Tag.IsNonSpecific))
            findings.Error(At(node.Start), "a tag or an anchor stands here, and blocks have none");
    }

    private Place At(Mark mark) =>
        new(file, lineBefore + (int)mark.Line, columnBefore + (int)mark.Column);
}
