using Microsoft.AspNetCore.Razor.TagHelpers;
using Waymark.Policies;
using Waymark.Tests.Support;
using Waymark.Web.TagHelpers;

namespace Waymark.Tests.Web.TagHelpers;

/// <summary>What rests on a clause that nobody has checked against its source says so wherever it is explained.</summary>
public sealed class StandingLabelTests
{
    [Fact]
    public void One_clause_that_is_not_checked_is_enough_for_the_label()
    {
        var both = new[] { Clause(Standing.Verified), Clause(Standing.Unverified) };

        Assert.Contains(WhyTag.NotChecked, Shown(both), StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_checked_or_is_the_policys_own_carries_no_label()
    {
        var own = SchoolInTest.Policy.Clauses.Keys.First();
        var clauses = new[] { Clause(Standing.Verified), Clause(Standing.SecondHand), own };

        Assert.DoesNotContain(WhyTag.NotChecked, Shown(clauses), StringComparison.Ordinal);
    }

    private static string Clause(Standing standing) =>
        SchoolInTest.England.Clauses.Keys.First(id =>
            SchoolInTest.England.StandingOf(id) == standing
        );

    private static string Shown(IEnumerable<string> clauses)
    {
        var output = new TagHelperOutput("way-why", [], (_, _) => null!);
        var tag = new WhyTag { Policy = SchoolInTest.England, Clauses = clauses };
        tag.Process(new TagHelperContext([], new Dictionary<object, object>(), "why"), output);
        return output.PreElement.GetContent();
    }
}
