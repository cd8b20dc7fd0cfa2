using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Waymark.Cli;

/// <summary>
/// The paragraphs of a Word document: the text of <c>word/document.xml</c> and nothing else. What unpacks to more than a policy could ever be is
/// refused, and no part of the document can name another file.
/// </summary>
internal static class DocxText
{
    private const string Part = "word/document.xml";
    private const string Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const long LongestFile = 20_000_000;
    private const long LongestText = 10_000_000;
    private const int DeepestNesting = 200;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = LongestText,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    /// <summary>The words of each paragraph, and whether it is an item of a list.</summary>
    /// <exception cref="InvalidDataException">It is no Word document, or larger than a policy can be.</exception>
    public static IReadOnlyList<(string Text, bool IsItem)> Read(string path)
    {
        if (new FileInfo(path).Length > LongestFile)
            throw new InvalidDataException($"{path} is larger than 20 MB. That is no policy.");
        try
        {
            using var zip = ZipFile.OpenRead(path);
            var part = zip.GetEntry(Part) ?? throw new InvalidDataException("it has no text");
            using var stream = part.Open();
            using var reader = XmlReader.Create(stream, Settings);
            return Paragraphs(reader);
        }
        catch (XmlException wrong)
        {
            throw Unreadable(path, wrong);
        }
        catch (InvalidDataException wrong)
        {
            throw Unreadable(path, wrong);
        }
    }

    private static InvalidDataException Unreadable(string path, Exception wrong) =>
        new($"{path} cannot be read: it is broken, or is no ordinary Word document.", wrong);

    private static List<(string Text, bool IsItem)> Paragraphs(XmlReader reader)
    {
        var paragraphs = new List<(string, bool)>();
        var words = new StringBuilder();
        var isItem = false;
        while (reader.Read())
        {
            if (reader.Depth > DeepestNesting)
                throw new XmlException("it is nested too deeply");
            if (reader.NamespaceURI == Word && reader.NodeType == XmlNodeType.Element)
            {
                isItem |= reader.LocalName == "numPr";
                if (reader.LocalName is "tab" or "br" or "cr")
                    words.Append(' ');
                else if (reader.LocalName == "t" && !reader.IsEmptyElement)
                    AddText(reader, words);
            }
            if (
                reader is { NodeType: XmlNodeType.EndElement, LocalName: "p", NamespaceURI: Word }
                || reader
                    is {
                        NodeType: XmlNodeType.Element,
                        IsEmptyElement: true,
                        LocalName: "p",
                        NamespaceURI: Word
                    }
            )
            {
                paragraphs.Add((words.ToString(), isItem));
                words.Clear();
                isItem = false;
            }
        }
        return paragraphs;
    }

    /// <summary>The text inside one run, up to its end.</summary>
    private static void AddText(XmlReader reader, StringBuilder words)
    {
        while (reader.Read() && reader.NodeType != XmlNodeType.EndElement)
        {
            if (
                reader.NodeType
                is XmlNodeType.Text
                    or XmlNodeType.SignificantWhitespace
                    or XmlNodeType.Whitespace
            )
                words.Append(reader.Value);
        }
    }
}
