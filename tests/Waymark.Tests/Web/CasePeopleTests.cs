using Waymark.Tests.Web.Support;

namespace Waymark.Tests.Web;

/// <summary>Who comes into a case, who is told, who has a device and who sees what.</summary>
public sealed class CasePeopleTests
{
    [Fact]
    public async Task A_child_of_the_register_is_chosen_among_those_of_that_name()
    {
        await using var school = WebSchool.WithStaff();
        await school.Enrol("Rowan Tester", "Rowena Tester");
        var (lead, one) = await school.MakeCase();

        var offered = await lead.Fill(
            $"{one}/people/add",
            null,
            ("Kind", "pupil"),
            ("PupilName", "row")
        );
        var pick = offered
            .Document.QuerySelectorAll("input[name=Pupil]")
            .Single(input =>
                input.ParentElement!.TextContent.Contains("Rowena Tester", StringComparison.Ordinal)
            );
        var added = await lead.SubmitForm(Reporting.Form, ("Pupil", pick.GetAttribute("value")!));

        Assert.Equal(200, offered.Status);
        Assert.Equal(303, added.Status);
        var page = await lead.Open($"{one}/people");
        Assert.Contains("Rowena Tester", page.Main, StringComparison.Ordinal);
        Assert.DoesNotContain("Rowan Tester", page.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task For_a_colleague_who_is_named_in_it_the_case_does_not_exist()
    {
        await using var school = WebSchool.WithStaff();
        var (lead, one) = await school.MakeCase();
        var joy = await school.SignedIn("joy");
        Assert.Equal(200, (await joy.Open(one)).Status);
        var person = (await school.Colleague("Joy Okoro")).Person.Value.ToString();

        await lead.Fill($"{one}/people/add", null, ("Kind", "colleague"), ("Colleague", person));

        Assert.Equal(404, (await joy.Open(one)).Status);
    }

    [Fact]
    public async Task A_risk_in_telling_parents_is_shown_first_and_what_was_told_all_the_same_is_kept()
    {
        await using var school = WebSchool.WithStaff();
        var (lead, one) = await school.MakeCase();
        var page = $"{one}/people/p1/parents";
        await lead.Fill(page, "First", ("person.parents-risk", "yes"));

        var refused = await lead.Open(page);
        Assert.Contains(
            "Telling them could put this child at risk",
            refused.Main,
            StringComparison.Ordinal
        );
        var told = await lead.Fill(page, "Told", ("Told", "Their mother"), ("How", "At the gate"));

        Assert.Equal(303, told.Status);
        Assert.Contains(
            "Their mother, At the gate",
            (await lead.Open(page)).Main,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Custody_is_told_in_order_and_a_gap_in_words()
    {
        await using var school = WebSchool.WithStaff();
        var (lead, one) = await school.MakeCase();
        var pass = $"{one}/devices/d1/pass";

        await lead.Fill(
            pass,
            null,
            ("From", "Wren"),
            ("Receiver", "Tom Ellis"),
            ("device.holder", "staff")
        );
        await lead.Fill(
            pass,
            null,
            ("From", "Priya Shah"),
            ("Receiver", "The head's safe"),
            ("device.holder", "school"),
            ("Place", "The head's safe"),
            ("Seal", "0417")
        );
        var page = await lead.Open($"{one}/devices/d1");

        var chain = page
            .Document.QuerySelectorAll(".way-timeline > li")
            .Select(link => link.TextContent)
            .ToList();
        Assert.Equal(4, chain.Count);
        Assert.Contains("From Wren to Tom Ellis", chain[1], StringComparison.Ordinal);
        Assert.Contains(
            "The record does not say how it came from Tom Ellis to Priya Shah.",
            chain[2],
            StringComparison.Ordinal
        );
        Assert.Contains("seal 0417", chain[3], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_senior_team_learns_that_there_is_a_case_and_nothing_of_the_child()
    {
        await using var school = WebSchool.WithStaff();
        var (lead, one) = await school.MakeCase();
        var ruth = (await school.Colleague("Ruth Lowe")).Person.Value.ToString();
        var named = await lead.Fill(
            $"{one}/tell",
            null,
            ("People", ruth),
            ("Notice", "About Wren Ashby")
        );
        Assert.NotNull(named.ErrorBeside("Notice"));

        await lead.Fill(
            $"{one}/tell",
            null,
            ("People", ruth),
            ("Notice", "Please keep room 6 free")
        );
        var senior = await school.SignedIn("ruth");
        var stage = await senior.Open(one);
        await senior.SubmitForm(Reporting.Form);

        Assert.Contains("Please keep room 6 free", stage.Main, StringComparison.Ordinal);
        Assert.DoesNotContain("Wren", stage.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("keep asking", stage.Body, StringComparison.Ordinal);
        Assert.Equal(404, (await senior.Open($"{one}/words")).Status);
        Assert.Contains(
            "Ruth Lowe: has confirmed",
            (await lead.Open($"{one}/tell")).Main,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_colleague_who_supports_a_child_sees_that_child_until_it_ends()
    {
        await using var school = WebSchool.WithStaff();
        var (lead, one) = await school.MakeCase();
        var nora = (await school.Colleague("Nora Quinn")).Person.Value.ToString();
        var depicted = ("person.roles", "depicted");
        await lead.Fill($"{one}/questions/person.roles/p1", "Answer", depicted);
        var support = await school.SignedIn("nora");
        var task =
            $"{one.Replace("/cases/", "/tasks/", StringComparison.Ordinal)}/name-a-supporter/p1";
        var before = await support.Open(task);
        await lead.Fill(
            $"{one}/access",
            null,
            ("Colleague", nora),
            ("Children", "p1"),
            ("Why", "She meets Wren weekly")
        );

        var seen = await support.Open(one);
        var named = await support.Open(task);
        await lead.Fill($"{one}/access/end/{nora}", null, ("Why", "No longer needed"));
        var after = await support.Open(one);

        Assert.Equal(200, seen.Status);
        Assert.Contains("Wren Ashby", seen.Main, StringComparison.Ordinal);
        Assert.DoesNotContain(Reporting.ChildsWords, seen.Body, StringComparison.Ordinal);
        Assert.Equal(404, after.Status);

        // Her task tells her whom to ask as long as she may not see whom it is about.
        Assert.Contains(
            "Ask the safeguarding lead in person",
            before.Main,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("Wren", before.Body, StringComparison.Ordinal);
        Assert.Contains("Wren Ashby", named.Main, StringComparison.Ordinal);
    }
}
