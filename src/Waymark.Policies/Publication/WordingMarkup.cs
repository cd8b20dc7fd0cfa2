namespace Waymark.Policies.Publication;

/// <summary>A condition's words as HTML: a sentence where it is one, else a list of what it is made of.</summary>
internal static class WordingMarkup
{
    public static Markup Add(this Markup to, Wording wording)
    {
        Says(to, wording);
        if (wording.Parts.Count == 0)
            return to;
        to.Text(":").Open("ul");
        foreach (var part in wording.Parts)
            to.Open("li").Add(part).Close("li");
        return to.Close("ul");
    }

    /// <summary>On one line, cut short where it is long: for a picture, which has the list beside it.</summary>
    public static string Briefly(Wording wording, int longest)
    {
        var says = wording.Parts.Count switch
        {
            0 => wording.Says,
            1 => $"{wording.Says}: {wording.Parts[0].Says}",
            _ when wording.Parts.All(part => part.Parts.Count == 0) =>
                $"{wording.Says}: {string.Join("; ", wording.Parts.Select(part => part.Says))}",
            _ => wording.Says,
        };
        return says.Length <= longest ? says : "what the list says of it holds";
    }

    private static void Says(Markup to, Wording wording)
    {
        if (wording.Term is { } term)
            to.Link(Anchors.Term(term), wording.Says);
        else
            to.Text(wording.Says);
    }
}
