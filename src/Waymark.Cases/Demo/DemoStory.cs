using System.Text.Json;

namespace Waymark.Cases.Demo;

/// <summary>What is said and done in the demonstration school: invented names and words, in story.json beside this file.</summary>
internal sealed record DemoStory(
    string School,
    string Policy,
    DemoCase Closed,
    DemoCase Open,
    IReadOnlyList<string> Girls,
    IReadOnlyList<string> Boys
)
{
    public required IReadOnlyList<string> Families { get; init; }

    public static DemoStory Read()
    {
        using var text =
            typeof(DemoStory).Assembly.GetManifestResourceStream("Waymark.Cases.Demo.story.json")
            ?? throw new InvalidOperationException("The story is not part of this build.");
        return JsonSerializer.Deserialize<DemoStory>(text, JsonSerializerOptions.Web)!;
    }
}

/// <summary>One case of the story. What a case does not tell is empty.</summary>
internal sealed record DemoCase(
    string Words,
    string Told,
    string Wishes,
    string WithThem,
    string Notice
)
{
    /// <summary>What is known early, by fact.</summary>
    public Dictionary<string, string[]> Facts { get; init; } = [];

    /// <summary>What a duty's question is answered with, by fact.</summary>
    public Dictionary<string, string> Answers { get; init; } = [];

    /// <summary>Why each decision was taken, by decision.</summary>
    public Dictionary<string, string> Reasons { get; init; } = [];

    /// <summary>What was noted when a duty was met, by duty; <see cref="Note"/> for those that it does not list.</summary>
    public Dictionary<string, string> Notes { get; init; } = [];
    public string Note { get; init; } = "";
    public string Agreed { get; init; } = "";
    public string Parents { get; init; } = "";
    public string Review { get; init; } = "";

    /// <summary>Questions that were asked and could not be answered, and still are not.</summary>
    public string NotKnown { get; init; } = "";
    public string Device { get; init; } = "";
    public string From { get; init; } = "";
    public string KeptIn { get; init; } = "";

    /// <summary>The seal or bag it is kept in; null where it is in none.</summary>
    public string Seal { get; init; } = "";

    /// <summary>Where exactly it is kept; null where nobody says.</summary>
    public string Place { get; init; } = "";
}
