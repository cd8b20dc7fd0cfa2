using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Waymark.Tests.Web.Support;

namespace Waymark.Browser.Tests.Support;

/// <summary>Somebody at a screen, in verbs: what they open, read, write and press, in the words on the page.</summary>
internal sealed class Person(IPage page, Screen screen, bool hasScript)
{
    private readonly PageFaults _faults = new(page);

    public IPage Page => page;

    /// <summary>The path that the address bar shows.</summary>
    public string At => new Uri(page.Url).AbsolutePath;

    public Task Opens(string path) => Does($"open {path}", () => page.GotoAsync(path));

    public async Task SignsIn(string userName)
    {
        await Writes("User name or email address", userName);
        await Writes("Password", WebSchool.Password);
        await Presses("Sign in");
    }

    public Task Follows(string link) =>
        Does($"follow “{link}”", () => Leads(() => Link(link).First.ClickAsync()));

    /// <summary>Follows the first link of a list.</summary>
    public Task FollowsFirst(string list) =>
        Does(
            $"follow the first of “{list}”",
            () => Leads(() => page.Locator(list).First.ClickAsync())
        );

    /// <summary>Presses a button, or a link that looks like one.</summary>
    public Task Presses(string button) =>
        Does($"press “{button}”", () => Leads(() => Button(button).First.ClickAsync()));

    /// <summary>Presses a button twice, as a hurried hand does.</summary>
    public Task PressesTwice(string button) =>
        Does($"press “{button}” twice", () => Leads(() => Button(button).First.DblClickAsync()));

    public Task GoesBack() => Does("go back", () => page.GoBackAsync());

    public Task Writes(string label, string words) =>
        Does($"write into “{label}”", () => Field(label).First.FillAsync(words));

    /// <summary>Writes the n-th of several fields of the same name.</summary>
    public Task Writes(string group, string label, string words) =>
        Does(
            $"write into “{label}” of “{group}”",
            () => Group(group).GetByLabel(label, new() { Exact = true }).First.FillAsync(words)
        );

    /// <summary>Chooses one of the radios or ticks one of the boxes on the page.</summary>
    public Task Chooses(string option) =>
        Does($"choose “{option}”", () => Choice(page.Locator("main"), option).CheckAsync());

    /// <summary>Chooses an option of the question that the page asks.</summary>
    public Task Chooses(string question, string option) =>
        Does(
            $"choose “{option}” for “{question}”",
            () => Choice(Group(question), option).CheckAsync()
        );

    /// <summary>Picks from a list that opens.</summary>
    public Task Picks(string label, string option) =>
        Does(
            $"pick “{option}” of “{label}”",
            () => Field(label).First.SelectOptionAsync(new SelectOptionValue { Label = option })
        );

    /// <summary>The page says these words, somewhere a person can see them.</summary>
    public Task Sees(string words) =>
        Does(
            $"see “{words}”",
            () =>
                Assertions
                    .Expect(page.Locator("body"))
                    .ToContainTextAsync(words, new() { UseInnerText = true })
        );

    public Task DoesNotSee(string words) =>
        Does(
            $"not see “{words}”",
            () =>
                Assertions
                    .Expect(page.Locator("body"))
                    .Not.ToContainTextAsync(words, new() { UseInnerText = true })
        );

    /// <summary>The page has a heading with these words; so it is the page that was meant.</summary>
    public Task IsAt(string heading) =>
        Does(
            $"be at “{heading}”",
            () =>
                Assertions
                    .Expect(page.GetByRole(AriaRole.Heading, new() { Name = heading }).First)
                    .ToBeVisibleAsync()
        );

    public Task SeesNoButton(string button) =>
        Does(
            $"find no button “{button}”",
            () => Assertions.Expect(Button(button)).ToHaveCountAsync(0)
        );

    /// <summary>The page says these words in a red mark.</summary>
    public Task SeesInRed(string words) =>
        Does(
            $"see “{words}” in red",
            () =>
                Assertions
                    .Expect(page.Locator(".govuk-tag--red", new() { HasText = words }).First)
                    .ToBeVisibleAsync()
        );

    /// <summary>How often the page says these words.</summary>
    public async Task<int> Counts(string words)
    {
        var text = await page.Locator("main").InnerTextAsync();
        return text.Split(words).Length - 1;
    }

    /// <summary>Looks at the page as it stands, on a phone and on a laptop; the pictures are kept under the name.</summary>
    public async Task Looks(string name)
    {
        _faults.None();
        await new Look(page, name, hasScript).Take();
        await page.SetViewportSizeAsync(screen.Width, screen.Height);
    }

    public ILocator Button(string name) =>
        page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    // What is said only to screen readers may begin with a space of its own.
    public ILocator Link(string name) =>
        page.GetByRole(
            AriaRole.Link,
            new() { NameRegex = new Regex($"^{Regex.Escape(name).Replace(":", "\\s*:")}$") }
        );

    public ILocator Field(string label) => page.GetByLabel(label, new() { Exact = true });

    private ILocator Group(string question) =>
        page.GetByRole(AriaRole.Group, new() { Name = question, Exact = true }).First;

    private static ILocator Choice(ILocator within, string option)
    {
        var radio = within.GetByRole(AriaRole.Radio, new() { Name = option, Exact = true });
        var box = within.GetByRole(AriaRole.Checkbox, new() { Name = option, Exact = true });
        return radio.Or(box).First;
    }

    /// <summary>Does what leads to a page and waits until it stands there: to open another one sooner would call the sending off.</summary>
    public async Task Leads(Func<Task> act)
    {
        var come = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Come(object? sender, IPage shown) => come.TrySetResult();
        page.DOMContentLoaded += Come;
        try
        {
            await act();
            await come.Task.WaitAsync(SchoolOnScreen.Patience);
        }
        finally
        {
            page.DOMContentLoaded -= Come;
        }
    }

    // A step that cannot be done says what the person had before them, and keeps a picture of it.
    private async Task Does(string step, Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (Exception fault) when (fault is PlaywrightException or TimeoutException)
        {
            var seen = await page.Locator("body").InnerTextAsync();
            var picture = await Look.Keep(page, "failed");
            throw new InvalidOperationException(
                $"Could not {step} at {At} (see {picture}).\n{fault.Message.Split('\n')[0]}\nThe page said:\n{seen}",
                fault
            );
        }
    }
}
