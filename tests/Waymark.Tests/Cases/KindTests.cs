using System.Globalization;
using System.Text;
using System.Text.Json;
using Waymark.Cases;
using Waymark.Cases.Entries;
using Waymark.Record;
using Waymark.Tests.Architecture;

namespace Waymark.Tests.Cases;

/// <summary>Stored names are for ever: this list is only ever added to.</summary>
public sealed class KindTests
{
    private static readonly string[] s_forEver =
    [
        "concern-raised/1",
        "concern-completed/1",
        "concern-added-to/1",
        "concern-taken/1",
        "concern-said-mistaken/1",
        "concern-passed-on/1",
        "concern-set-aside/1",
        "concern-brought-into-case/1",
        "case-opened/1",
        "case-moved-to-edition/1",
        "concern-joined/1",
        "facts-established/1",
        "asked-not-known/1",
        "person-added/1",
        "person-parts-told/1",
        "device-found/1",
        "device-passed-on/1",
        "place-found/1",
        "account-recorded/1",
        "wishes-recorded/1",
        "child-told/1",
        "parents-told/1",
        "letter-made/1",
        "duty-met/1",
        "duty-set-aside/1",
        "duty-handed-back/1",
        "search-asked/1",
        "search-ask-refused/1",
        "search-discussed/1",
        "search-allowed/1",
        "search-refused/1",
        "search-done/1",
        "act-recorded/1",
        "decision-taken/1",
        "decision-agreed/1",
        "decision-not-agreed/1",
        "senior-told/1",
        "senior-told-confirmed/1",
        "sight-given/1",
        "sight-ended/1",
        "note-made/1",
        "corrected/1",
        "case-closed/1",
        "case-reopened/1",
        "record-read/1",
        "file-held/1",
        "file-released/1",
        "file-kept/1",
        "erasure-proposed/1",
        "erasure-not-agreed/1",
        "erasure-agreed/1",
        "files-erased/1",
        "school-made/1",
        "school-settings-given/1",
        "edition-adopted/1",
        "policy-read-confirmed/1",
        "cover-arranged/1",
        "colleague-joined/1",
        "colleague-left/1",
        "pupils-enrolled/1",
        "pupils-left/1",
        "signing-key-changed/1",
        "school-key-changed/1",
    ];

    [Fact]
    public void No_stored_name_is_ever_taken_away()
    {
        Assert.Empty(s_forEver.Except(Kinds.All.Keys));
    }

    [Fact]
    public void Every_kind_stands_in_the_list_that_is_kept_for_ever()
    {
        Assert.Empty(Kinds.All.Keys.Except(s_forEver));
    }

    [Fact]
    public void Every_kind_has_a_sample_and_says_what_happened()
    {
        var sampled = KindSamples.All.Select(Kinds.NameOf).ToHashSet();

        Assert.Empty(Kinds.All.Keys.Except(sampled));
        Assert.All(KindSamples.All, sample => Assert.NotEmpty(sample.Headline));
    }

    [Fact]
    public void Every_kind_is_read_as_it_was_written()
    {
        foreach (var sample in KindSamples.All)
        {
            var written = Write(sample);
            var again = Write(Kinds.Read(Stored(written)).What);

            Assert.Equal(Json(written), Json(again));
        }
    }

    [Fact]
    public void Every_kind_is_immutable()
    {
        var settable = Kinds
            .All.Values.SelectMany(type => type.GetProperties())
            .Where(property => property.SetMethod is { } set && !IsInitOnly(set))
            .Select(property => $"{property.DeclaringType!.Name}.{property.Name}");

        Assert.Empty(settable);
    }

    [Fact]
    public void A_kind_of_a_later_version_is_not_guessed_at()
    {
        var entry = Stored(Write(KindSamples.All[0])) with { Kind = "concern-raised/2" };

        Assert.Throws<NotSupportedException>(() => Kinds.Read(entry));
    }

    [Fact]
    public void The_page_of_events_is_made_from_the_code()
    {
        var path = Path.Combine(Repository.Root, "docs", "events.md");
        var page = EventsPage.Text();
        if (Environment.GetEnvironmentVariable("APPROVE") == "yes")
            File.WriteAllText(path, page);

        Assert.Equal(page, File.ReadAllText(path));
    }

    private static bool IsInitOnly(System.Reflection.MethodInfo set) =>
        set
            .ReturnParameter.GetRequiredCustomModifiers()
            .Contains(typeof(System.Runtime.CompilerServices.IsExternalInit));

    private static NewEntry Write(Happening what) =>
        Kinds.Write(new Written(what), FileId.Random(), Someone);

    private static Entry Stored(NewEntry entry) =>
        new(0, entry.File, entry.Kind, entry.By, DateTimeOffset.UnixEpoch, null, null, entry.Body);

    private static string Json(NewEntry entry) => Encoding.UTF8.GetString(entry.Body.Span);

    private static Author Someone { get; } = new(PersonId.Random(), "Priya Shah", "staff");
}

/// <summary>docs/events.md: each kind, what it records, and an example of its body.</summary>
internal static class EventsPage
{
    private static readonly JsonSerializerOptions s_indented = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Text()
    {
        var page = new StringBuilder();
        page.Append(
            """
            # What the record can say

            Generated from the code by `KindTests`; do not edit. Set `APPROVE=yes` and run that test to make it anew.

            One human act is one entry, in the past tense. The name before the stroke never changes; a new shape gets a new number.
            Beside this body each entry carries who acted and in which role, when it was recorded, and, where they differ from that,
            when it happened and when the school was told. `submission` may stand in any of them: it names the sending of a form.


            """
        );
        foreach (var sample in KindSamples.All.OrderBy(Kinds.NameOf, StringComparer.Ordinal))
        {
            var body = Kinds
                .Write(new Written(sample), default, new Author(default, "Priya Shah", "staff"))
                .Body;
            using var json = JsonDocument.Parse(body);
            page.Append(
                CultureInfo.InvariantCulture,
                $"## {Kinds.NameOf(sample)}\n\n{sample.Headline}."
            );
            page.Append(
                sample.CanBeStruckOut ? " A correction takes its effect away.\n\n" : "\n\n"
            );
            page.Append(
                CultureInfo.InvariantCulture,
                $"```json\n{JsonSerializer.Serialize(json, s_indented)}\n```\n\n"
            );
        }

        return page.ToString().ReplaceLineEndings("\n").TrimEnd() + "\n";
    }
}
