using Waymark.Cases.Commands;
using Waymark.Tests.Support;

namespace Waymark.Tests.Cases;

/// <summary>Who signs in a case that they do not see reads the reasons, and no name.</summary>
public sealed class NeutralNameTests
{
    private const string Reasons =
        "Ottilie told Ottilie Fennimore's mother. Bram sent it on; Mr Okoro was told. Nobody saw Bramble.";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Children_are_Child_A_and_Child_B_also_in_what_somebody_wrote()
    {
        await using var school = await SchoolInTest.Open();
        var reference = await Waiting(school);

        var seen = (await school.Work.SeeToSign(school.Chair, reference, Stop))!.Case;

        Assert.Equal(["Child A", "Child B", "Adult A"], seen.People.Select(one => one.Name));
        Assert.Equal("Child A's phone", Assert.Single(seen.Devices).Called);
        var what = seen.Decision("police")!.What;
        Assert.Equal(
            "Child A told Child A's mother. Child B sent it on; Mr Adult A was told. Nobody saw Bramble.",
            what.Reasons
        );
        Assert.Equal("PC Daud, about Child B.", what.Advice);
        foreach (var person in seen.People)
            Assert.Null(person.Pupil);
    }

    [Fact]
    public async Task Who_sees_the_case_reads_the_names_when_they_sign()
    {
        await using var school = await SchoolInTest.Open();
        var reference = await Waiting(school);

        var seen = (await school.Work.SeeToSign(school.Head, reference, Stop))!.Case;

        Assert.Contains("Ottilie Fennimore", seen.People.Select(one => one.Name));
        Assert.Equal(Reasons, seen.Decision("police")!.What.Reasons);
    }

    /// <summary>A case with two children, a colleague and a device, in which a decision waits for the head.</summary>
    private static async Task<string> Waiting(SchoolInTest school)
    {
        var reference = await school.Case();
        var friend = new AddPerson("Bram Yarrow", ["recipient"], null, null, 11);
        await school.Do(school.Lead, reference, friend);
        var adult = new AddPerson(null, ["discloser"], null, school.Deputy, null);
        await school.Do(school.Lead, reference, adult);
        await school.Do(school.Lead, reference, new AddDevice("Ottilie's phone", null, null, null));
        var decided = new TakeDecision("police", "not-made", Reasons)
        {
            Advice = "PC Daud, about Bram.",
        };
        await school.Do(school.Lead, reference, decided);
        return reference;
    }
}
