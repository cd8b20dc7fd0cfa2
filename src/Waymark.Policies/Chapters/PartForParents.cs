namespace Waymark.Policies.Chapters;

/// <summary>The chapter for parents is published as it stands, so it may hold no rule: no clause, and no block but where to find help.</summary>
internal static class PartForParents
{
    private const string HelpBlock = "help";

    public static void Check(IEnumerable<Chapter> chapters, FindingList findings)
    {
        foreach (var chapter in chapters.Where(chapter => chapter.IsForParents))
        {
            foreach (var clause in chapter.Clauses)
                findings.Error(
                    clause.Place,
                    $"the clause `{clause.Id}` stands in the part for parents",
                    "put it in the chapter of its step, and tell parents in prose"
                );
            foreach (var block in chapter.Blocks.Where(block => block.Kind != HelpBlock))
                findings.Error(
                    block.Place,
                    $"a `{block.Kind}` stands in the part for parents",
                    $"only `{HelpBlock}` stands there"
                );
        }
    }
}
