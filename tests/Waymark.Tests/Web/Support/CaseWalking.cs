namespace Waymark.Tests.Web.Support;

/// <summary>What a lead does on the pages of a case, in verbs.</summary>
internal static class CaseWalking
{
    /// <summary>The child of the report with which <see cref="MakeCase"/> begins.</summary>
    public const string Child = "Wren Ashby";

    /// <summary>A report by Tom, taken by Priya and made a case; she is signed in.</summary>
    public static async Task<(Browser Lead, string Case)> MakeCase(
        this WebSchool school,
        string words = Reporting.ChildsWords
    )
    {
        var teacher = await school.SignedIn("tom");
        var report = await teacher.Report(words);
        var lead = await school.SignedIn("priya");
        return (lead, $"/cases/{await lead.MakeCase(report)}");
    }

    /// <summary>Opens a page and sends its form; with a handler, the form that goes to it.</summary>
    public static async Task<Shown> Fill(
        this Browser browser,
        string page,
        string? handler,
        params (string Name, string Value)[] answers
    )
    {
        var shown = await browser.Open(page);
        Assert.Equal(200, shown.Status);
        var form = handler is null ? Reporting.Form : $"main form[action='?handler={handler}']";
        return await browser.SendTo(page, form, handler, answers);
    }

    private static async Task<Shown> SendTo(
        this Browser browser,
        string page,
        string form,
        string? handler,
        (string Name, string Value)[] answers
    )
    {
        if (handler is null)
        {
            return await browser.SubmitForm(form, answers);
        }

        // A form without an address of its own adds its handler to the page's.
        var element = browser.Now!.Document.QuerySelector(form);
        Assert.NotNull(element);
        element.SetAttribute("action", $"{page}?handler={handler}");
        return await browser.SubmitForm($"main form[action='{page}?handler={handler}']", answers);
    }
}
