using Waymark.Browser.Tests.Support;

namespace Waymark.Browser.Tests;

/// <summary>A search of a device: the children are thought of before anything is asked.</summary>
public sealed class SearchTests
{
    private const string Child = "Ottilie Fennimore";

    [Fact]
    public async Task Whoever_asks_to_search_a_device_is_asked_about_the_child_first()
    {
        await using var school = await SchoolOnScreen.Open();
        var teacher = await school.SignsIn("tom", Screen.Phone);
        var lead = await school.SignsIn("priya");
        var head = await school.SignsIn("helen");
        var report = await teacher.Reports(
            Child,
            "Someone is sharing one of them",
            "It is on my own phone too."
        );
        var ours = await lead.MakesACaseOf(report);
        await KeepsThePhone(lead, ours);
        await TellsTheHead(lead, head, ours);
        await lead.Opens(ours + "/search");
        await lead.Looks("search");
        await lead.Follows("Ask to search it: Her own phone");
        await lead.Sees("Would a search of the device upset this child?");
        await lead.Looks("search-about-child");
    }

    private static async Task KeepsThePhone(Person lead, string ours)
    {
        await lead.Opens(ours + "/devices/add");
        await lead.Writes("What do people call it?", "Her own phone");
        await lead.Chooses("Whose device is it?", "A child");
        await lead.Chooses("Who has the device now?", "The school, locked away");
        await lead.Chooses("Where is the device?", "In school");
        await lead.Writes("If the school has it: where is it kept? (optional)", "The head's safe");
        await lead.Writes("The number of its seal or bag (optional)", "0417");
        await lead.Looks("device-add");
        await lead.Presses("Add this device");
        await lead.Opens(ours + "/devices");
        await lead.Looks("devices");
        await lead.Follows("Her own phone");
        await lead.Looks("device");
    }

    private static async Task TellsTheHead(Person lead, Person head, string ours)
    {
        await lead.Opens(ours + "/tell");
        await lead.Chooses("Helen Reid");
        await lead.Writes("What are they asked to do?", "Please keep your phone near you today.");
        await lead.Presses("Tell them");
        await head.Opens("/tasks");
        await head.Looks("tasks-head");
    }
}
