using CoproCms.Content;
using CoproCms.Tests.Contracts;
using CoproCms.Tests.Given;

namespace CoproCms.Tests.Fields;

/// <summary>The rules of single fields, with Orchard Core's messages.</summary>
public sealed class FieldRulesTests
{
    [Theory]
    [InlineData("NumericField", """{"Value":-1}""", """{"NumericFieldSettings":{"Minimum":0}}""", "The value must be greater than 0.")]
    [InlineData("NumericField", """{"Value":11}""", """{"NumericFieldSettings":{"Maximum":10}}""", "The value must be less than 10.")]
    [InlineData("NumericField", """{"Value":1.5}""", "{}", "The It field must be an integer.")]
    [InlineData("NumericField", """{"Value":1.234}""", """{"NumericFieldSettings":{"Scale":2}}""", "Invalid number of digits for It, max allowed: 2.")]
    [InlineData("TextField", """{"Text":"Blue"}""",
        """{"ContentPartFieldSettings":{"Editor":"PredefinedList"},"TextFieldPredefinedListEditorSettings":{"Options":[{"name":"Red","value":"red"}]}}""",
        "\"Blue\" is not one of the choices for It: red.")]
    [InlineData("TextField", """{"Text":"four"}""", """{"TextFieldSettings":{"MaxLength":3}}""", "It has 4 characters; it may have 3 at most.")]
    [InlineData("MultiTextField", """{"Values":["x"]}""", """{"MultiTextFieldSettings":{"Options":[{"name":"A","value":"a"}]}}""", "\"x\" is not one of the choices for It: a.")]
    [InlineData("LinkField", """{"Url":"javascript:alert(1)"}""", "{}", "javascript:alert(1) is an invalid url.")]
    [InlineData("LinkField", """{"Url":"http://exa mple.org"}""", "{}", "http://exa mple.org is an invalid url.")]
    [InlineData("LinkField", """{"Url":"/x"}""", """{"LinkFieldSettings":{"LinkTextMode":1}}""", "The link text is required for It.")]
    [InlineData("ContentPickerField", """{"ContentItemIds":["a","b"]}""", "{}", "The It field cannot contain multiple items.")]
    [InlineData("UserPickerField", """{"UserIds":["a","b"]}""", "{}", "The It field cannot contain multiple items.")]
    [InlineData("MediaField", """{"Paths":["a.jpg","b.jpg"]}""", """{"MediaFieldSettings":{"Multiple":false}}""", "It: Selecting multiple media is forbidden.")]
    [InlineData("MediaField", """{"Paths":["a.exe"]}""", """{"MediaFieldSettings":{"AllowedExtensions":[".jpg"]}}""",
        "Media extension is not allowed. Only media with '.jpg' extensions are allowed.")]
    [InlineData("TaxonomyField", """{"TermContentItemIds":["a","b"]}""", """{"TaxonomyFieldSettings":{"Unique":true}}""", "It takes one term only.")]
    [InlineData("YoutubeField", """{"RawAddress":"https://example.org/watch?v=x"}""", "{}", "The format of the url is invalid")]
    [InlineData("GeoPointField", """{"Latitude":91,"Longitude":0}""", "{}", "The latitude of It must be between -90 and 90.")]
    [InlineData("GeoPointField", """{"Latitude":51.6}""", "{}", "It needs both a latitude and a longitude.")]
    public void A_broken_rule_is_told_in_words(string field, string value, string settings, string message)
    {
        var errors = Registered.Run(Registered.WithField(field, value, settings)).Errors;

        Assert.Equal(message, Assert.Single(errors).Message);
    }

    [Theory]
    [InlineData("../secret.txt")]
    [InlineData("a/../b.jpg")]
    [InlineData("/etc/passwd")]
    [InlineData("a\\\\b.jpg")]
    [InlineData("c:/x.jpg")]
    [InlineData("a//b.jpg")]
    [InlineData("...")]
    public void A_media_path_cannot_leave_the_media_folder(string path)
    {
        var errors = Registered.Run(Registered.WithField("MediaField", $$"""{"Paths":["{{path}}"]}""")).Errors;

        Assert.Equal("media.path", Assert.Single(errors).Code);
    }

    [Theory]
    [InlineData("NumericField", """{"Value":"12.50"}""", """{"Value":12.50}""", """{"NumericFieldSettings":{"Scale":2}}""")]
    [InlineData("BooleanField", """{"Value":"True"}""", """{"Value":true}""", "{}")]
    [InlineData("DateField", """{"Value":"2024-05-06"}""", """{"Value":"2024-05-06T00:00:00Z"}""", "{}")]
    [InlineData("DateField", """{"Value":"2024-05-06T23:30:00-02:00"}""", """{"Value":"2024-05-06T00:00:00Z"}""", "{}")]
    [InlineData("DateTimeField", """{"Value":"2024-05-06T08:08:09+01:00"}""", """{"Value":"2024-05-06T07:08:09Z"}""", "{}")]
    [InlineData("TimeField", """{"Value":"13:14"}""", """{"Value":"13:14:00"}""", "{}")]
    [InlineData("LinkField", """{"Url":" /about "}""", """{"Url":"/about"}""", "{}")]
    [InlineData("YoutubeField", """{"RawAddress":"https://www.youtube.com/watch?t=1&v=aB-_9"}""",
        """{"RawAddress":"https://www.youtube.com/watch?t=1&v=aB-_9","EmbeddedAddress":"https://www.youtube.com/embed/aB-_9"}""", "{}")]
    [InlineData("TaxonomyField", """{"TermContentItemIds":["a"]}""", """{"TermContentItemIds":["a"],"TaxonomyContentItemId":"t"}""", """{"TaxonomyFieldSettings":{"TaxonomyContentItemId":"t"}}""")]
    [InlineData("HtmlField", """{"Html":"<b onclick='x()'>x</b>"}""", """{"Html":"<b>x</b>"}""", "{}")]
    public void A_value_is_brought_into_its_stored_form(string field, string value, string stored, string settings)
    {
        var context = Registered.WithField(field, value, settings);

        Assert.Empty(Registered.Run(context).Errors);
        Assert.Equal(Session.Json(stored).ToJsonString(), context.Item.Field("Probe", "It")!.ToJsonString());
    }

    [Theory]
    [InlineData("TextField", """{"TextFieldSettings":{"DefaultValue":"x"}}""", """{"Text":"x"}""")]
    [InlineData("NumericField", """{"NumericFieldSettings":{"DefaultValue":"5"}}""", """{"Value":5}""")]
    [InlineData("BooleanField", """{"BooleanFieldSettings":{"DefaultValue":true}}""", """{"Value":true}""")]
    [InlineData("LinkField", """{"LinkFieldSettings":{"DefaultUrl":"/a","DefaultTarget":"_blank"}}""", """{"Url":"/a","Target":"_blank"}""")]
    [InlineData("MultiTextField", """{"MultiTextFieldSettings":{"Options":[{"name":"A","value":"a","default":true},{"name":"B","value":"b"}]}}""", """{"Values":["a"]}""")]
    [InlineData("BooleanField", "{}", """{"Value":false}""")]
    [InlineData("NumericField", "{}", "{}")]
    [InlineData("ContentPickerField", "{}", """{"ContentItemIds":[]}""")]
    [InlineData("MediaField", "{}", "{}")]
    public void A_new_item_starts_with_the_settings_default(string field, string settings, string expected) =>
        Assert.Equal(expected, Registered.Fields.Find(field)!.Default(Registered.Context(field, settings)).ToJsonString());

    [Fact]
    public void A_time_of_day_is_found_by_its_seconds() =>
        Assert.Equal(47655, Assert.Single(Registered.Run(Registered.WithField("TimeField", """{"Value":"13:14:15"}""")).Rows).Number);

    [Fact]
    public void A_day_without_its_year_is_no_day_of_this_year() => Assert.Null(Session.Json("""{"Value":"13:14"}""").Instant("Value"));
}
